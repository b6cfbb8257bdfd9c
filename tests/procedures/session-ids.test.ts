import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { cast } from "@/db/demo/cast";
import { signIn } from "@/server/accounts/sign-in";
import { hashOf } from "@/server/context";
import { createCaller } from "@/server/router";
import { somebody, theirPassword, unproved } from "@/tests/support/account";
import { refusalOf, request, useCast } from "@/tests/support/people";

const acme = useCast();
const another = "quiet-harbour-29-violin";

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

describe("A session gets another id (ASVS 7.2.4)", () => {
  const proofs = {
    "when the password is proved": (api: ReturnType<typeof createCaller>) =>
      api.accounts.prove({ password: theirPassword }),
    "when the password is changed": (api: ReturnType<typeof createCaller>) =>
      api.own.changePassword({ current: theirPassword, password: another }),
  };

  it.each(Object.entries(proofs))(
    "%s: the old id is dead, the new one goes on, as old as before",
    async (_, prove) => {
      const who = await somebody(acme, "Ro Tates");
      await unproved(acme, who.session);
      await acme.owner`update session set created_at = now() - interval '3 hours' where id_hash = ${who.session}`;
      const given: string[] = [];
      await prove(createCaller(request({ session: who.session, renew: (sid) => void given.push(sid) })));
      const [sid = ""] = given;
      expect(sid).toMatch(/^[\w-]{43}$/);

      const old = createCaller(request({ session: who.session }));
      expect((await refusalOf(() => old.accounts.me())).code).toBe("signed_out");
      const goesOn = createCaller(request({ session: hashOf(sid) }));
      expect((await goesOn.accounts.me()).email).toBe(who.email);
      const rows = await acme.owner`
      select round(extract(epoch from now() - created_at) / 3600)::int as hours, reauthenticated_at > now() - interval '1 minute' as proved
        from session where account_id = ${who.accountId} and revoked_at is null`;
      expect(rows).toEqual([{ hours: 3, proved: true }]);
    },
  );

  it("not by a wrong password, and not by one of two who prove at once and lose", async () => {
    const who = await somebody(acme, "Ro Wrong");
    const given: string[] = [];
    const api = () => createCaller(request({ session: who.session, renew: (sid) => void given.push(sid) }));
    expect((await refusalOf(() => api().accounts.prove({ password: "wrong" }))).code).toBe(
      "wrong_current_password",
    );
    expect(given).toEqual([]);
    const ends = await Promise.allSettled(
      [1, 2].map(() => api().accounts.prove({ password: theirPassword })),
    );
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(given).toHaveLength(1);
  });
});

describe("Who clicks is not idle", () => {
  /** Makes a session almost idle, uses it, and says whether that counted. */
  async function counts(email: string, use: (api: ReturnType<typeof createCaller>) => Promise<unknown>) {
    const session = await acme.sessionOf(email);
    await acme.owner`update session set last_seen_at = now() - interval '11 hours 50 minutes' where id_hash = ${session}`;
    await use(createCaller(request({ session, renew: undefined })));
    const [row] = await acme.owner`
      select last_seen_at > now() - interval '1 minute' as seen from session where id_hash = ${session}`;
    return row?.seen;
  }

  const uses: Record<string, [string, (api: ReturnType<typeof createCaller>) => Promise<unknown>]> = {
    "a page of an organization": [cast.olive.email, (api) => api.members.list({ org: "acme" })],
    "a change in one": [
      cast.olive.email,
      async (api) => {
        const { requestId: id } = await acme.newcomer("Idle Asker", "acme");
        await api.requests.note({ org: "acme", id, note: "Who?" });
      },
    ],
    "a page of the platform": [cast.pia.email, (api) => api.platform.accounts({})],
    "a change of the platform": [
      cast.pia.email,
      async (api) => {
        const { accountId: id } = await somebody(acme, "Idle Disabled");
        await api.platform.disableAccount({ id, successions: [] });
      },
    ],
    "one's own account": [cast.mia.email, (api) => api.own.profile()],
    "one's devices": [cast.mia.email, (api) => api.own.sessions()],
    "a change of one's name": [
      cast.mia.email,
      (api) => api.own.rename({ name: `Mia ${randomBytes(3).toString("hex")}` }),
    ],
    "who one is": [cast.mia.email, (api) => api.accounts.me()],
    "one's requests": [cast.wim.email, (api) => api.requests.mine()],
    "one's invitations": [cast.wim.email, (api) => api.invitations.mine()],
    "one's activity": [cast.wim.email, (api) => api.audit.mine({})],
  };

  it.each(Object.entries(uses))("%s", async (_, [email, use]) => {
    expect(await counts(email, use)).toBe(true);
  });

  it("a second use within the minute writes nothing", async () => {
    const session = await acme.sessionOf(cast.mia.email);
    const seen = async () =>
      (await acme.owner`select last_seen_at from session where id_hash = ${session}`)[0]?.last_seen_at;
    const before = await seen();
    const api = createCaller(request({ session }));
    await api.own.profile();
    await api.requests.mine();
    expect(await seen()).toEqual(before);
  });

  it("a sign-up that waits to be confirmed is used like any other", async () => {
    const { org: organization } = await acme.ids("olive");
    const email = `idle.${randomBytes(3).toString("hex")}@new.example`;
    await acme.nobody().accounts.signUp({ email, name: "Idle Ida", password: another, organization });
    const session = hashOf((await signIn(request(), { email, password: another })) ?? "");
    await acme.owner`update session set last_seen_at = now() - interval '11 hours' where id_hash = ${session}`;
    await createCaller(request({ session })).accounts.unconfirmed();
    const [row] = await acme.owner`
      select last_seen_at > now() - interval '1 minute' as seen from session where id_hash = ${session}`;
    expect(row?.seen).toBe(true);
  });
});
