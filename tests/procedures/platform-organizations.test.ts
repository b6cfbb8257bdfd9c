import { beforeEach, describe, expect, it } from "vitest";
import { tenantTables } from "@/db/access/tenant-tables";
import { grant } from "@/tests/support/grants";
import { mailTo } from "@/tests/support/mail";
import { lastEvent, newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";
import { platformAdmin } from "@/tests/support/platform-admin";

const acme = useCast();
beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

const { asPia, initech } = platformAdmin(acme);
const ofPlatform = "00000000-0000-0000-0000-000000000000";

/** The actions in the chains of an organization and of the platform about one target. */
async function eventsOf(targetId: string) {
  const rows = await acme.owner`
    select action, org_id, body from audit_event where target_id = ${targetId} order by at, seq`;
  return rows.map((row) => ({
    action: row.action,
    ofPlatform: row.org_id === ofPlatform,
    ...JSON.parse(row.body),
  }));
}

describe("Organizations of the platform", () => {
  it("DST-2, X-13: a PlatformAdmin founds one, naming its first Manager, who is told and may work at once", async () => {
    const { slug, id, manager } = await initech("Initech North");
    expect(slug).toBe("initech-north");
    const nora = await acme.as(manager.email);
    expect((await nora.members.list({ org: slug })).rows).toMatchObject([
      { name: "Nora Newby", role: "Manager" },
    ]);
    expect(await mailTo(acme.owner, manager.email)).toMatchObject([{ template: "role-changed" }]);
    const events = await eventsOf(id);
    expect(events.map(({ action, ofPlatform }) => [action, ofPlatform]).sort()).toEqual([
      ["organization.founded", false],
      ["organization.founded", true],
    ]);
    expect(events[0]).toMatchObject({
      actor: { name: "Pia Lindqvist", role: "PlatformAdmin" },
      after: { manager: "Nora Newby" },
    });
  });

  it("X-13: without a name she is its Manager herself; an address is never given twice, nor one that was another's", async () => {
    const pia = await asPia();
    expect(await pia.createOrganization({ name: "Umbrella", slug: "umbrella" })).toEqual({
      slug: "umbrella",
    });
    await acme.expectRefusal("slug_taken", () => pia.createOrganization({ name: "Other", slug: "umbrella" }));
    await acme.owner`
      insert into organization_address (org_id, slug) select id, 'was-acme' from organization where slug = 'acme'`;
    await acme.expectRefusal("slug_taken", () => pia.createOrganization({ name: "Other", slug: "was-acme" }));
    await acme.expectRefusal("slug_needed", () => pia.createOrganization({ name: "社員会" }));
    const both = await Promise.allSettled(
      [1, 2].map(async () => (await asPia()).createOrganization({ name: "Twice", slug: "twice" })),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("INV-1: nobody whose account is off, or is not there, becomes a first Manager", async () => {
    const { email } = await acme.newcomer("Dora Disabled");
    const [dora] =
      await acme.owner`update account set disabled_at = now() where email = ${email} returning id`;
    for (const account of [dora?.id, "00000000-0000-4000-8000-00000000dead"]) {
      await acme.expectRefusal("account_gone", async () =>
        (await asPia()).createOrganization({ name: "Headless", account }),
      );
    }
  });

  it("shows members, Managers, who waits and since when, and finds by part of a name or address", async () => {
    const pia = await asPia();
    const { rows } = await pia.organizations({ search: "ACM" });
    const [counts] = await acme.owner`
      select count(*) filter (where ended_at is null)::int as members, count(*) filter (where is_active_manager(m))::int as managers
        from membership m join organization o on o.id = m.org_id where o.slug = 'acme'`;
    const [queue] = await acme.owner`
      select count(*)::int as waiting, min(requested_at) as oldest from join_request r
        join organization o on o.id = r.org_id where o.slug = 'acme' and status = 'pending'`;
    expect(rows).toMatchObject([
      { slug: "acme", state: "active", ...counts, waiting: queue?.waiting as number },
    ]);
    expect(Date.parse(rows[0]?.oldest ?? "")).toBeCloseTo(Date.parse(queue?.oldest), -3);
    expect((await pia.organizations({ search: "nothing is called so" })).rows).toEqual([]);
    expect((await pia.organizations({ search: "100%" })).rows).toEqual([]);
  });

  it("every order pages through everything once, in both directions", async () => {
    const pia = await asPia();
    await acme.owner`
      insert into organization (name, slug, state, created_at)
      select 'Page ' || n % 7, 'page-' || n, 'suspended', now() - n % 9 * interval '1 hour' from generate_series(1, 120) n`;
    const all = (await pia.organizations({})).total;
    for (const sort of ["name", "created", "members", "managers", "waiting", "oldest"] as const) {
      for (const descending of [false, true]) {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await pia.organizations({ sort, descending, after });
          seen.push(...page.rows.map(({ id }) => id));
          after = page.next;
        } while (after);
        expect([sort, descending, seen.length, new Set(seen).size]).toEqual([sort, descending, all, all]);
      }
    }
    expect((await pia.organizations({ after: "tampered" })).rows).toHaveLength(50);
    const { next } = await pia.organizations({ sort: "name" });
    expect((await pia.organizations({ sort: "waiting", after: next })).rows).toHaveLength(50);
    expect((await pia.organizations({ state: "suspended" })).total).toBe(120);
    expect((await pia.organizations({ managers: "none" })).total).toBeGreaterThanOrEqual(120);
    await acme.owner`with h as (delete from organization_history where org_id in (select id from organization where slug like 'page-%')) delete from organization_count where org_id in (select id from organization where slug like 'page-%')`;
    await acme.owner`delete from organization where slug like 'page-%'`;
  });

  it("suspended: nobody works in it, its data stays, and its Managers are told; resumed, everything is back", async () => {
    const { slug, id, manager } = await initech("Initech South");
    const pia = await asPia();
    await pia.suspendOrganization({ id, reason: "The contract ended." });
    const nora = await acme.as(manager.email);
    await acme.expectRefusal("organization_suspended", () => nora.members.list({ org: slug }));
    await acme.expectRefusal("organization_state", () => pia.suspendOrganization({ id }));
    expect((await (await acme.as("pia")).members.list({ org: slug })).rows).toHaveLength(1);
    const [mail] = await mailTo(acme.owner, manager.email);
    expect(mail).toMatchObject({ template: "organization-changed", props: { what: "suspended" } });
    expect(await lastEvent(acme, id)).toMatchObject({
      action: "organization.suspended",
      before: { state: "active" },
      after: { state: "suspended" },
      reason: "The contract ended.",
    });
    await pia.resumeOrganization({ id });
    expect(await lastEvent(acme, id)).toMatchObject({ action: "organization.resumed" });
    expect((await nora.members.list({ org: slug })).rows).toHaveLength(1);
  });

  it("INV-1: what runs again without an active Manager awaits one", async () => {
    const { id, manager } = await initech("Initech West");
    const pia = await asPia();
    await pia.suspendOrganization({ id });
    await acme.owner`update account set disabled_at = now() where id = ${manager.account}`;
    expect(await pia.resumeOrganization({ id })).toEqual({ state: "awaiting_manager" });
  });

  it("with more Managers than its page names: all are told, and none is made Manager twice", async () => {
    const { slug, id } = await initech("Initech Many");
    await acme.owner`
      with many as (
        insert into account (name, email, email_norm)
        select 'Many ' || n, 'many' || n || '@initech.example', 'many' || n || '@initech.example'
          from generate_series(1, 60) n returning id
      ) insert into membership (org_id, account_id, role, approved_at, source)
        select ${id}, many.id, 'manager', now(), 'platform' from many`;
    const pia = await asPia();
    const page = await pia.organization({ slug });
    expect([page.managers.length, page.managersInAll]).toEqual([50, 61]);
    const [last] = await acme.owner`
      select account_id as account from membership where org_id = ${id} order by joined_at desc, id desc limit 1`;
    await acme.expectRefusal("manager_already", () => pia.handOver({ id, account: last?.account }));
    await pia.suspendOrganization({ id });
    const [mails] = await acme.owner`
      select count(distinct to_email)::int as managers from outbox where template = 'organization-changed'
         and to_email like 'many%@initech.example'`;
    expect(mails?.managers).toBe(60);
  });

  it("archived: out of sight for everybody, also for her, until it is restored", async () => {
    const { slug, id, manager } = await initech("Initech East");
    const pia = await acme.as("pia");
    await pia.platform.archiveOrganization({ id });
    const nora = await acme.as(manager.email);
    await acme.expectRefusal("not_found", () => nora.members.list({ org: slug }));
    await acme.expectRefusal("not_found", () => pia.members.list({ org: slug }));
    expect((await pia.platform.organizations({ search: slug })).rows).toEqual([]);
    expect((await pia.platform.organizations({ search: slug, state: "archived" })).rows).toHaveLength(1);
    await pia.platform.restoreOrganization({ id });
    const actions = (await eventsOf(id)).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["organization.archived", "organization.restored"]));
    expect((await nora.members.list({ org: slug })).rows).toHaveLength(1);
  });

  it("renamed: the Managers are told, and both names stand in the audit", async () => {
    const { id, manager } = await initech("Initech Old");
    await (await asPia()).renameOrganization({ id, name: "Initech New" });
    expect(await lastEvent(acme, id)).toMatchObject({
      action: "organization.renamed",
      before: { name: "Initech Old" },
      after: { name: "Initech New" },
    });
    expect((await mailTo(acme.owner, manager.email))[0]).toMatchObject({ props: { what: "renamed" } });
    await acme.expectRefusal("nothing_changed", async () =>
      (await asPia()).renameOrganization({ id, name: "Initech New" }),
    );
  });

  it("deleted: only when archived, with its name typed and the password proved; its events stay", async () => {
    const { slug, id, manager } = await initech("Initech Gone");
    const member = await newMember(acme, "Gone Member", { org: slug });
    const asker = await acme.newcomer("Gone Asker", slug);
    await grant(await acme.as(manager.email), slug, member.id, "vpn.view");
    await (await acme.as("pia")).jobs.removeMany({ org: slug, ids: [member.id] });
    const pia = await asPia();
    await acme.expectRefusal("organization_not_archived", () =>
      pia.deleteOrganization({ id, confirmation: "Initech Gone" }),
    );
    await pia.archiveOrganization({ id });
    await acme.expectRefusal("name_mismatch", () => pia.deleteOrganization({ id, confirmation: "Initech" }));
    const { session, stale } = await staleSession();
    await acme.expectRefusal("step_up", () =>
      stale.platform.deleteOrganization({ id, confirmation: "Initech Gone" }),
    );
    expect(session).toBeDefined();
    await pia.deleteOrganization({ id, confirmation: " initech gone " });

    for (const table of Object.keys(tenantTables).filter((name) => name !== "organization")) {
      const [row] =
        await acme.owner`select count(*)::int as left from ${acme.owner(table)} where org_id = ${id}`;
      const stays = ["audit_event", "audit_person", "audit_head", "outbox"].includes(table);
      expect([table, (row?.left as number) > 0]).toEqual([table, stays]);
    }
    expect(await lastEvent(acme, id)).toMatchObject({ action: "organization.deleted" });
    expect(await acme.owner`select 1 from account where id = ${manager.account}`).toHaveLength(1);
    await acme.expectRefusal("not_found", () => pia.deleteOrganization({ id, confirmation: "Initech Gone" }));
    expect((await mailTo(acme.owner, manager.email))[0]).toMatchObject({ props: { what: "deleted" } });
    // Who waited has nobody left who could answer.
    expect((await mailTo(acme.owner, asker.email))[0]).toMatchObject({ template: "request-void" });
    // Its name and address are found in the audit for as long as that is kept.
    const audit = await acme.as("pia");
    const kept = await audit.audit.platformList({ organization: id });
    expect(JSON.stringify(kept)).toContain("Initech Gone");
  });
});

async function staleSession() {
  const session = await acme.sessionOf("pia@platform.example");
  await acme.owner`update session set reauthenticated_at = now() - interval '1 hour' where id_hash = ${session}`;
  const { createCaller } = await import("@/server/router");
  return { session, stale: createCaller(request({ session })) };
}
