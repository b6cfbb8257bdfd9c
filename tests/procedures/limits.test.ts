import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { signIn } from "@/server/accounts/sign-in";
import { type Caller, hashOf } from "@/server/context";
import { Refusal } from "@/server/errors";
import { type LimitName, limits, widthOf, widths } from "@/server/limit-table";
import { createCaller } from "@/server/router";
import { somebody, theirPassword } from "@/tests/support/account";
import { freshAddress } from "@/tests/support/invitations";
import { newMember } from "@/tests/support/members";
import { refusalOf, request, useCast } from "@/tests/support/people";
import { device, limitActions } from "./limit-actions";

const acme = useCast();
const actions = limitActions(acme);
const olive = () => acme.as("olive");

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

/** What was spent of each limit, whosever it is. */
async function spent(): Promise<Record<string, number>> {
  const rows = await acme.owner<{ name: string; points: number }[]>`
    select split_part(key, ':', 1) as name, sum(points)::int as points from rate_limit
     where points > 0 group by 1 order by 1`;
  return Object.fromEntries(rows.map(({ name, points }) => [name, points]));
}

/** Makes it as if all of a limit had been spent by those who spent of it. */
const exhaust = (name: LimitName) =>
  acme.owner`update rate_limit set points = ${limits[name][0]} where key like ${`${name}:%`}`;

const over = ["too_many", "over_allowance"];

describe("What each action spends", () => {
  it.each(Object.entries(actions))("%s", async (_, { spends, tries = [], ready }) => {
    const run = await ready();
    await acme.owner`delete from rate_limit`;
    await run();
    const once = await spent();
    expect(Object.keys(once)).toEqual([...spends].sort());

    // Whichever is used up refuses, and then nothing at all is spent: neither what is finer nor what is wider.
    for (const name of spends) {
      await acme.owner`delete from rate_limit`;
      await run();
      await exhaust(name);
      const uncounted = Object.fromEntries(tries.map((tried) => [tried, 0]));
      const before = { ...(await spent()), ...uncounted };
      const said = await refusalOf(run);
      expect(over, `${name}: ${said.code}`).toContain(said.code);
      expect({ ...(await spent()), ...uncounted }, name).toEqual(before);
    }
  });

  it("each limit has a width, and one of everybody is never alone", () => {
    expect(Object.keys(limits).filter((name) => !widths.includes(widthOf(name as LimitName)))).toEqual([]);
    const alone = Object.values(actions).filter(
      ({ spends }) =>
        spends.some((name) => widthOf(name) === "all") && spends.every((name) => widthOf(name) === "all"),
    );
    expect(alone).toEqual([]);
  });
});

/** Calls many times; gives how many went through. */
async function often(times: number, call: (n: number) => Promise<unknown>): Promise<number> {
  let through = 0;
  for (let n = 0; n < times; n++) {
    try {
      await call(n);
      through++;
    } catch (error) {
      const cause = error instanceof Refusal ? error : (error as { cause?: unknown }).cause;
      if (!(cause instanceof Refusal)) throw error;
    }
  }
  return through;
}

describe("What belongs to everybody", () => {
  it("a Manager cannot use up: resets by one stop at their share, and a stranger's still goes out", async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, n) => somebody(acme, `Lim Many ${n}`)));
    const api = await olive();
    const through = await often(60, (n) =>
      api.members.sendPasswordReset({ org: "acme", id: people[n % 12]?.id ?? "" }),
    );
    expect(through).toBe(30);
    expect((await spent())["reset.all"]).toBeUndefined();
    await acme.nobody().accounts.forgotPassword({ email: "mia@acme.example" });
  });

  it("a stranger cannot use up: ever new addresses stop at their network's share", async () => {
    const through = await often(40, (n) =>
      acme.nobody().accounts.forgotPassword({ email: `nobody.${n}@new.example` }),
    );
    expect(through).toBe(limits["mail.address"][0]);
    expect((await spent())["reset.all"]).toBe(limits["mail.address"][0]);
    await createCaller(request({ ip: "198.51.100.4" })).accounts.forgotPassword({
      email: "mia@acme.example",
    });
  });

  it("one mailbox gets three mails an hour from strangers, whatever they are about", async () => {
    const { email } = await somebody(acme, "Lim Flooded");
    const { org: organization } = await acme.ids("olive");
    const typed = { email, name: "Lim Flooded", password: "quiet-harbour-29-violin", organization };
    let network = 0;
    const stranger = () => createCaller(request({ ip: `198.51.100.${++network}` }));
    await often(5, (n) =>
      n % 2 ? stranger().accounts.signUp(typed) : stranger().accounts.forgotPassword({ email }),
    );
    await often(5, () => stranger().accounts.signUp(typed));
    const [row] = await acme.owner`select count(*)::int as mails from outbox where to_email = ${email}`;
    expect(row?.mails).toBe(3);
  });

  it("cookies that somebody made up leave nothing behind", async () => {
    for (let n = 0; n < 5; n++) {
      const made = createCaller(request({ session: hashOf(randomUUID()) }));
      expect((await refusalOf(() => made.members.list({ org: "acme", search: "ann" }))).code).toBe(
        "signed_out",
      );
      expect((await refusalOf(() => made.requests.file({ organization: randomUUID() }))).code).toBe(
        "signed_out",
      );
      expect((await refusalOf(() => made.own.askNewEmail({ email: freshAddress() }))).code).toBe(
        "signed_out",
      );
    }
    expect(await spent()).toEqual({});
  });

  it("INV-6: strangers and other organizations cannot delay a Manager's reset mail, which has three an hour", async () => {
    const { id, email } = await somebody(acme, "Lim Helpless");
    let network = 0;
    const stranger = () => createCaller(request({ ip: `198.51.100.${++network}` }));
    await often(12, () => stranger().accounts.forgotPassword({ email }));
    const api = await olive();
    expect(await often(5, () => api.members.sendPasswordReset({ org: "acme", id }))).toBe(3);

    const [here] = await acme.owner<{ account_id: string }[]>`
      select account_id from membership where id = ${id}`;
    const globex = await acme.ids("xena", "globex");
    const [there] = await acme.owner<{ id: string }[]>`
      insert into membership (org_id, account_id, role, approved_at, source)
      values (${globex.org}, ${here?.account_id ?? ""}, 'member', now(), 'request') returning id`;
    const xena = await acme.as("xena");
    expect(await often(1, () => xena.members.sendPasswordReset({ org: "globex", id: there?.id ?? "" }))).toBe(
      1,
    );
  });

  it("a limit per account is one for all of its sessions", async () => {
    await (await olive()).teams.list({ org: "acme", search: "ann" } as never);
    await exhaust("search.account");
    await acme.expectRefusal("too_many", async () =>
      (await olive()).members.list({ org: "acme", search: "ann" }),
    );
  });
});

describe("The owner is never locked out by others", () => {
  const attacker = (over: Partial<Caller> = {}) => request({ ip: "198.51.100.66", ...over });

  it("of a device they use: neither at a new address nor at one they share with who guesses", async () => {
    const { email } = await somebody(acme, "Lim Travels");
    const own = device();
    await signIn(request({ ip: "192.0.2.10" }), { email, password: theirPassword, device: own });
    for (const ip of ["198.51.100.66", "192.0.2.10", "203.0.113.200"]) {
      await often(12, () => signIn(attacker({ ip }), { email, password: "wrong", device: device() }));
      expect((await refusalOf(() => signIn(attacker({ ip }), { email, password: theirPassword }))).code).toBe(
        "too_many",
      );
      expect(await signIn(request({ ip }), { email, password: theirPassword, device: own })).toBeTypeOf(
        "string",
      );
    }
  });

  it("not even when a whole network is closed to guesses", async () => {
    const { email } = await somebody(acme, "Lim Shares");
    const own = device();
    await signIn(request(), { email, password: theirPassword, device: own });
    await signIn(attacker(), { email: "x@new.example", password: "wrong" });
    await exhaust("sign_in.address");
    const closed = () => signIn(attacker(), { email: "y@new.example", password: "wrong" });
    expect((await refusalOf(closed)).code).toBe("too_many");
    const there = { ip: "198.51.100.66" };
    expect(await signIn(request(there), { email, password: theirPassword, device: own })).toBeTypeOf(
      "string",
    );
  });

  it("a cookie of another account's device, or a made-up one, is no known device", async () => {
    const victim = await somebody(acme, "Lim Victim");
    const thief = await somebody(acme, "Lim Thief");
    const own = device();
    await signIn(request(), { email: thief.email, password: theirPassword, device: own });
    await often(10, () => signIn(attacker(), { email: victim.email, password: "wrong" }));
    for (const claimed of [own, device()]) {
      const said = await refusalOf(() =>
        signIn(attacker(), { email: victim.email, password: "wrong", device: claimed }),
      );
      expect(said.code).toBe("too_many");
    }
  });

  it("three requests of strangers do not keep the owner's device from a new password", async () => {
    const { email } = await somebody(acme, "Lim Blocked");
    const own = device();
    await signIn(request(), { email, password: theirPassword, device: own });
    await often(5, () => createCaller(attacker()).accounts.forgotPassword({ email }));
    await acme.expectRefusal("too_many", () => createCaller(attacker()).accounts.forgotPassword({ email }));
    await createCaller(request({ device: hashOf(own) })).accounts.forgotPassword({ email });
  });

  it("who signs in rightly spends nothing of what a network shares", async () => {
    const { email } = await somebody(acme, "Lim Right");
    await often(3, () => signIn(request(), { email, password: theirPassword }));
    expect(await spent()).toEqual({});
  });

  it("taking access away never waits for a limit", async () => {
    const { id } = await newMember(acme, "Lim Off");
    const api = await olive();
    for (let n = 0; n < limits["switch.member"][0] + 1; n++) {
      await api.members.edit({ org: "acme", id, enabled: false });
      await often(1, () => api.members.edit({ org: "acme", id, enabled: true }));
    }
    const [row] = await acme.owner`select enabled from membership where id = ${id}`;
    expect(row?.enabled).toBe(false);
  });
});
