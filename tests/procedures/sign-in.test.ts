import { beforeEach, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "@/db/demo/cast";
import { signIn } from "@/server/accounts/sign-in";
import { signOut } from "@/server/accounts/sign-out";
import { hashOf } from "@/server/context";
import { configure } from "@/server/env";
import { limitOf } from "@/server/limit-table";
import { createCaller } from "@/server/router";
import { refusalOf, request, useCast } from "@/tests/support/people";

const acme = useCast();
const attempt = (email: string, password = DEMO_PASSWORD, ip = "203.0.113.7") =>
  signIn(request({ ip }), { email, password });
const using = (sid: string | null) => createCaller(request({ session: sid ? hashOf(sid) : null }));

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

describe("Signing in", () => {
  it("gives an opaque id whose hash alone is stored; the next request reads everything from the database", async () => {
    const sid = (await attempt(" Mia@ACME.example ")) ?? "";
    expect(sid).toMatch(/^[\w-]{43}$/);
    expect(await acme.owner`select 1 from session where id_hash = ${hashOf(sid)}`).toHaveLength(1);
    expect(
      await acme.owner`select 1 from session where encode(id_hash, 'escape') like ${`%${sid}%`}`,
    ).toHaveLength(0);
    expect(await using(sid).accounts.me()).toMatchObject({
      name: "Mia Park",
      organizations: [{ slug: "acme", role: "Member", active: true }],
    });
  });

  it("is recorded, and so is signing out", async () => {
    const sid = (await attempt("mia@acme.example")) ?? "";
    await signOut(request({ session: hashOf(sid) }));
    expect((await refusalOf(() => using(sid).accounts.me())).code).toBe("signed_out");
    const { account } = await acme.ids("mia");
    const actions = await acme.owner`
      select action from audit_event where actor_id = ${account} order by seq desc limit 2`;
    expect(actions.map((a) => a.action)).toEqual(["account.signed_out", "account.signed_in"]);
  });

  it("answers alike for a wrong password and for nobody's address", async () => {
    expect(await attempt("mia@acme.example", "wrong-password-here")).toBeNull();
    expect(await attempt("nobody@acme.example", "wrong-password-here")).toBeNull();
    expect(await attempt("", "")).toBeNull();
    expect(await attempt("x".repeat(10_000), "y".repeat(10_000))).toBeNull();
  });

  it("a failure is recorded, for an unknown address as for a known one", async () => {
    const { account } = await acme.ids("mia");
    await attempt("mia@acme.example", "wrong-password-here");
    await attempt("nobody@acme.example", "wrong-password-here");
    const events = await acme.owner`
      select target_id from audit_event where action = 'account.sign_in_failed' order by seq desc limit 2`;
    expect(events.map((event) => event.target_id)).toEqual(["00000000-0000-0000-0000-000000000000", account]);
  });

  it("GGW-3: a disabled account cannot sign in, and hears it only with the right password", async () => {
    expect(await attempt("tariq.mansour@acme.example", "wrong-password-here")).toBeNull();
    expect((await refusalOf(() => attempt("tariq.mansour@acme.example"))).code).toBe("account_disabled");
  });

  it("10 wrong passwords in 15 minutes close the account to guesses, exactly, also when 40 come at once", async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) =>
        attempt("olive@acme.example", `wrong-guess-${n}`, `198.51.100.${n}`),
      ),
    );
    expect(tries.filter((t) => t.status === "fulfilled")).toHaveLength(10);
    const said = await refusalOf(() => attempt("olive@acme.example", DEMO_PASSWORD, "198.51.100.77"));
    expect([said.code, said.status]).toEqual(["too_many", 429]);
  });

  it("guesses from elsewhere do not lock the owner out of a place they use", async () => {
    await attempt("olive@acme.example", DEMO_PASSWORD, "192.0.2.55");
    for (let n = 0; n < 11; n++)
      await attempt("olive@acme.example", "wrong", "198.51.100.9").catch(() => null);
    expect(await attempt("olive@acme.example", DEMO_PASSWORD, "192.0.2.55")).not.toBeNull();
  });

  it("failures from one network close it, a /64 counting as one; private addresses share no such limit", async () => {
    configure({ LIMITS: "sign_in.address=12/900" });
    const limited = async (ip: string) => {
      let refused = 0;
      for (let n = 0; n < 13; n++) {
        await attempt(`guess-${n}@acme.example`, "wrong-password", ip).catch(() => refused++);
      }
      return refused;
    };
    expect(await limited("2001:db8:1:2::99")).toBe(1);
    const same = () => attempt("mia@acme.example", DEMO_PASSWORD, "2001:db8:1:2:ffff::1");
    expect((await refusalOf(same)).code).toBe("too_many");
    expect(await limited("10.0.0.9")).toBe(0);
    configure({ LIMITS: "" });
    expect(limitOf("sign_in.address")).toEqual([100, 900]);
    expect(limitOf("sign_in.account")).toEqual([10, 900]);
  });
});

describe("Sessions", () => {
  it("X-3: a session is refused on the very next request after its account is disabled in SQL", async () => {
    const ravi = await acme.as("ravi.menon@acme.example");
    expect((await ravi.accounts.me()).name).toBe("Ravi Menon");
    await acme.owner`update account set disabled_at = now() where email = 'ravi.menon@acme.example'`;
    expect((await refusalOf(() => ravi.accounts.me())).code).toBe("signed_out");
    expect((await refusalOf(() => ravi.organizations.frame({ org: "acme" }))).code).toBe("signed_out");
  });

  it("KIO-17, X-3: demoting, disabling and removing act on an open session at its next request", async () => {
    const [beth] = await acme.owner<{ id: string; org_id: string }[]>`
      update membership set role = 'manager' where email = 'bo.kim@acme.example' returning id, org_id`;
    const bo = await acme.as("bo.kim@acme.example");
    expect((await bo.members.list({ org: "acme" })).total).toBeGreaterThan(50);

    await acme.owner`update membership set role = 'member' where id = ${beth?.id ?? ""}`;
    expect((await refusalOf(() => bo.members.list({ org: "acme" }))).code).toBe("not_allowed");
    await acme.owner`update membership set approved_at = null where id = ${beth?.id ?? ""}`;
    expect((await refusalOf(() => bo.organizations.frame({ org: "acme" }))).code).toBe(
      "membership_unapproved",
    );
    await acme.owner`update membership set enabled = false where id = ${beth?.id ?? ""}`;
    expect((await refusalOf(() => bo.organizations.frame({ org: "acme" }))).code).toBe("membership_disabled");
    await acme.owner`update membership set ended_at = now() where id = ${beth?.id ?? ""}`;
    expect((await refusalOf(() => bo.organizations.frame({ org: "acme" }))).code).toBe("not_found");
  });

  it("a membership past its end gives nothing, though no job has run", async () => {
    const dmitri = await acme.as("dmitri.orlov@acme.example");
    await dmitri.organizations.frame({ org: "acme" });
    await acme.owner`update membership set expires_at = now() where email = 'dmitri.orlov@acme.example'`;
    expect((await refusalOf(() => dmitri.organizations.frame({ org: "acme" }))).code).toBe(
      "membership_expired",
    );
  });

  it("a changed password ends every older session", async () => {
    const hana = await acme.as("hana.kimura@acme.example");
    await hana.accounts.me();
    await acme.owner`update account set cred_version = cred_version + 1 where email = 'hana.kimura@acme.example'`;
    expect((await refusalOf(() => hana.accounts.me())).code).toBe("signed_out");
  });

  it("sessions end after 12 idle hours, and after 12 hours for whoever governs, 30 days for others", async () => {
    const age = async (who: "mia" | "olive" | "pia", created: string, seen: string) => {
      const { email } = {
        mia: { email: "mia@acme.example" },
        olive: { email: "olive@acme.example" },
        pia: { email: "pia@platform.example" },
      }[who];
      const session = await acme.sessionOf(email);
      await acme.owner`
        update session set created_at = now() - ${created}::interval, last_seen_at = now() - ${seen}::interval
         where id_hash = ${session}`;
      return createCaller(request({ session }))
        .accounts.me()
        .then(
          () => "open",
          () => "ended",
        );
    };
    expect(await age("mia", "29 days", "11 hours")).toBe("open");
    expect(await age("mia", "29 days", "12 hours")).toBe("ended");
    expect(await age("mia", "30 days", "1 minute")).toBe("ended");
    expect(await age("olive", "11 hours", "1 minute")).toBe("open");
    expect(await age("olive", "12 hours", "1 minute")).toBe("ended");
    expect(await age("pia", "12 hours", "1 minute")).toBe("ended");
  });

  it("security 4.15: disabling an account against signing in leaves no session that works", async () => {
    for (let round = 0; round < 10; round++) {
      const { email } = await acme.newcomer("Race Runner");
      await acme.owner`
        insert into credential (account_id, password_hash)
        select a.id, c.password_hash from account a, credential c join account o on o.id = c.account_id
         where a.email = ${email} and o.email = 'mia@acme.example'`;
      const [signed] = await Promise.allSettled([
        attempt(email),
        acme.owner`update account set disabled_at = now() where email = ${email}`,
      ]);
      if (signed.status === "fulfilled" && signed.value) {
        expect((await refusalOf(() => using(signed.value).accounts.me())).code).toBe("signed_out");
      }
    }
  });

  it("security 4.17: signing out is not undone by a late note of use", async () => {
    const session = await acme.sessionOf("mia@acme.example");
    await acme.owner`update session set last_seen_at = now() - interval '5 minutes' where id_hash = ${session}`;
    const mia = createCaller(request({ session }));
    await Promise.allSettled([mia.organizations.frame({ org: "acme" }), signOut(request({ session }))]);
    expect((await refusalOf(() => mia.accounts.me())).code).toBe("signed_out");
  });

  it("an account keeps its newest 20 sessions", async () => {
    for (let n = 0; n < 22; n++) await attempt("sofia.almeida@acme.example", DEMO_PASSWORD, `192.0.2.${n}`);
    const [live] = await acme.owner`
      select count(*)::int as n from session s join account a on a.id = s.account_id
       where a.email = 'sofia.almeida@acme.example' and revoked_at is null`;
    expect(live?.n).toBe(20);
  });
});

describe("Landing", () => {
  it("CASE-14: the organization last used, else the first by name, else the platform, else the waiting page", async () => {
    expect(await acme.nobody().accounts.landing()).toEqual({ to: "/sign-in" });
    expect(await (await acme.as("wim")).accounts.landing()).toEqual({ to: "/waiting" });
    const marco = await acme.as("marco");
    expect(await marco.accounts.landing()).toEqual({ to: "/o/acme/users" });
    await marco.organizations.frame({ org: "globex" });
    expect(await marco.accounts.landing()).toEqual({ to: "/o/globex" });
    const later = using(await attempt("marco@acme.example"));
    expect(await later.accounts.landing()).toEqual({ to: "/o/globex" });

    const pia = await acme.as("pia");
    await pia.organizations.frame({ org: "meridian-health" });
    expect(await pia.accounts.landing()).toEqual({ to: "/o/meridian-health/users" });
    await acme.owner`update membership set ended_at = now() where email = 'pia@platform.example'`;
    expect(await (await acme.as("pia")).accounts.landing()).toEqual({ to: "/platform/users" });
  });

  it("KIO-19: one person holds a different role in each organization", async () => {
    const marco = await acme.as("marco");
    const { organizations } = await marco.accounts.me();
    expect(organizations.map((o) => [o.slug, o.role])).toEqual([
      ["acme", "Manager"],
      ["globex", "Member"],
    ]);
    await marco.members.list({ org: "acme" });
    await acme.expectRefusal("not_allowed", () => marco.members.list({ org: "globex" }));
  });
});
