import { beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { mailTo } from "@/tests/support/mail";
import { lastEvent, newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";
import { platformAdmin } from "@/tests/support/platform-admin";

const acme = useCast();
beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

const { asPia } = platformAdmin(acme);
const names = async (input: Parameters<Awaited<ReturnType<typeof asPia>>["accounts"]>[0]) =>
  (await (await asPia()).accounts(input)).rows.map(({ name }) => name);

describe("All Users", () => {
  it("KIO-12: filters by role anywhere and by state, which combine with each other and with a search", async () => {
    expect(await names({ role: "admins" })).toEqual(["Pia Lindqvist"]);
    expect(await names({ role: "managers", search: "oli" })).toEqual(["Olive Tan"]);
    expect(await names({ role: "members", search: "mia park" })).toEqual(["Mia Park"]);
    expect(await names({ role: "managers", search: "mia park" })).toEqual([]);
    expect(await names({ role: "nowhere", search: "wim" })).toEqual(["Wim Aalders"]);
    const { email } = await acme.newcomer("Dora Disabled");
    await acme.owner`update account set disabled_at = now() where email = ${email}`;
    expect(await names({ state: "disabled", search: "dora" })).toEqual(["Dora Disabled"]);
    expect(await names({ state: "disabled", role: "nowhere" })).toContain("Dora Disabled");
    expect(await names({ state: "active", search: "dora" })).toEqual([]);
  });

  it("tells who never signed in and who was not here for 90 days", async () => {
    const { email } = await acme.newcomer("Lena Late");
    expect(await names({ state: "never", search: "lena late" })).toEqual(["Lena Late"]);
    await acme.sessionOf(email);
    expect(await names({ state: "never", search: "lena late" })).toEqual([]);
    const { rows } = await (await asPia()).accounts({ search: "lena late" });
    expect(Date.now() - Date.parse(rows[0]?.lastActiveAt ?? "")).toBeLessThan(60_000);
    await acme.owner`update account set last_active_at = now() - interval '91 days' where email = ${email}`;
    expect(await names({ state: "inactive", search: "lena late" })).toEqual(["Lena Late"]);
  });

  it("every order pages through everybody once, in both directions", async () => {
    await acme.owner`
      insert into account (name, email, email_norm, created_at, last_active_at)
      select 'Paged ' || n % 5, 'p' || n || '@paged.example', 'p' || n || '@paged.example',
             now() - n % 7 * interval '1 day', case when n % 3 > 0 then now() - n % 4 * interval '1 hour' else '-infinity' end
        from generate_series(1, 110) n`;
    const pia = await asPia();
    const all = (await pia.accounts({})).total;
    for (const sort of ["name", "created", "active"] as const) {
      for (const descending of [false, true]) {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await pia.accounts({ sort, descending, after });
          seen.push(...page.rows.map(({ id }) => id));
          after = page.next;
        } while (after);
        expect([sort, descending, seen.length, new Set(seen).size]).toEqual([sort, descending, all, all]);
      }
    }
  });

  it("a search keeps the order asked, with filters too; where it finds more than 1,000 it is by name and says so", async () => {
    await acme.owner`
      insert into account (name, email, email_norm, created_at, disabled_at)
      select 'Sorted ' || md5(n::text), 's' || n || '@sorted.example', 's' || n || '@sorted.example',
             now() - n * interval '1 minute', case when n % 2 = 0 then now() end
        from generate_series(1, 120) n`;
    const pia = await asPia();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await pia.accounts({
        search: "sorted.ex",
        state: "disabled",
        sort: "created",
        descending: true,
        after,
      });
      expect([page.total, page.byName]).toEqual([60, false]);
      seen.push(...page.rows.map(({ email }) => email));
      after = page.next;
    } while (after);
    expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => `s${2 * n + 2}@sorted.example`));

    await acme.owner`
      insert into account (name, email, email_norm)
      select 'Sorted ' || md5(n::text), 's' || n || '@sorted.example', 's' || n || '@sorted.example'
        from generate_series(121, 1010) n`;
    const many = { search: "sorted.ex", sort: "created", descending: true } as const;
    const first = await pia.accounts(many);
    const second = await pia.accounts({ ...many, after: first.next });
    const listed = [...first.rows, ...second.rows].map(({ name }) => name);
    expect([first.byName, listed.length]).toEqual([true, 100]);
    expect(listed).toEqual([...listed].sort());
  });
});

describe("A person's page", () => {
  it("KIO-12: memberships, requests and sessions, and nothing that opens a session", async () => {
    const { id, email, accountId } = await newMember(acme, "Page Person");
    expect(id).toBeTruthy();
    const hash = await acme.sessionOf(email);
    await acme.owner`
      insert into join_request (org_id, account_id, expires_at)
      select id, ${accountId}, now() + interval '9 days' from organization where slug = 'globex'`;
    const page = await (await asPia()).account({ id: accountId });
    expect(page).toMatchObject({
      name: "Page Person",
      you: false,
      places: [{ slug: "acme", role: "Member" }],
      waits: [{ slug: "globex" }],
      whyNotAdmin: null,
      whyNotEnd: null,
    });
    expect(page.sessions).toHaveLength(1);
    const text = JSON.stringify(page);
    for (const way of ["hex", "base64", "base64url"] as const) expect(text).not.toContain(hash.toString(way));
  });

  it("signs somebody out everywhere; the password stays", async () => {
    const { email, accountId } = await newMember(acme, "Signed Out");
    const session = await acme.sessionOf(email);
    const there = createCaller(request({ session }));
    await there.accounts.me();
    await (await asPia()).signOutAccount({ id: accountId });
    await acme.expectRefusal("signed_out", () => there.accounts.me());
    await (await acme.as(email)).accounts.me();
    expect(await lastEvent(acme, accountId)).toMatchObject({
      action: "account.signed_out_everywhere",
      actor: { name: "Pia Lindqvist" },
    });
    const pia = await acme.ids("pia");
    await acme.expectRefusal("own_account", async () => (await asPia()).signOutAccount({ id: pia.account }));
  });

  it("KIO-14, INV-1: makes and unmakes PlatformAdmins, never oneself; with somebody who proved the password", async () => {
    const { email, accountId } = await newMember(acme, "Admin To Be");
    const pia = await acme.ids("pia");
    await (await asPia()).changeAdmin({ id: accountId, to: true });
    await (await acme.as(email)).platform.organizations({});
    expect((await mailTo(acme.owner, email))[0]).toMatchObject({ template: "platform-admin" });
    expect(await lastEvent(acme, accountId)).toMatchObject({ action: "account.platform_admin_made" });
    await acme.expectRefusal("own_role", async () =>
      (await asPia()).changeAdmin({ id: pia.account, to: false }),
    );
    const both = await Promise.allSettled([
      (await asPia()).changeAdmin({ id: accountId, to: false }),
      (await acme.as(email)).platform.changeAdmin({ id: pia.account, to: false }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await acme.owner`update account set platform_admin = (id = ${pia.account}) where id in (${pia.account}, ${accountId})`;
    const session = await acme.sessionOf("pia@platform.example");
    await acme.owner`update session set reauthenticated_at = now() - interval '1 hour' where id_hash = ${session}`;
    await acme.expectRefusal("step_up", () =>
      createCaller(request({ session })).platform.changeAdmin({ id: accountId, to: true }),
    );
  });
});
