import { expect, it } from "vitest";
import { lastEvent, newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const of = async (
  who: "olive" | "xena",
  show?: "waiting" | "never" | "inactive" | "invitations" | "grants",
) => (await acme.as(who)).health.organization({ org: who === "olive" ? "acme" : "globex", show });

it("KIO-25: a Manager sees what needs care, and each number lists exactly what it counts", async () => {
  // Whoever looks came: the second look counts her no more.
  await of("olive");
  const before = (await of("olive")).counts;
  const late = await acme.newcomer("Late Asker", "acme");
  await acme.owner`update join_request set requested_at = now() - interval '8 days' where id = ${late.requestId}`;
  const never = await newMember(acme, "Never Nadia");
  await acme.owner`update membership set joined_at = now() - interval '8 days' where id = ${never.id}`;
  const gone = await newMember(acme, "Gone Gustav");
  await acme.owner`update membership set last_active_at = now() - interval '91 days' where id = ${gone.id}`;
  const { account, org } = await acme.ids("olive");
  await acme.owner`
    insert into invitation (org_id, email, email_norm, role, invited_by, invited_by_name, expires_at)
    values (${org}, 'x@y.example', 'x@y.example', 'member', ${account}, 'Olive Tan', now() - interval '1 day')`;
  await acme.owner`
    insert into access_grant (org_id, membership_id, permission, starts_at, expires_at)
    values (${org}, ${gone.id}, 'vpn.view', now(), now() + interval '5 days')`;

  const { counts } = await of("olive");
  for (const kind of ["waiting", "never", "inactive", "invitations", "grants"] as const) {
    expect([kind, counts[kind]]).toEqual([kind, before[kind] + 1]);
    const { rows } = await of("olive", kind);
    expect(rows).toHaveLength(counts[kind]);
    expect(rows.every((row) => row.org === "acme")).toBe(true);
  }
  expect((await of("olive", "waiting")).rows[0]).toMatchObject({ name: "Late Asker" });
  expect((await of("xena", "waiting")).rows).toEqual([]);
  expect((await of("xena")).managers).toBe(1);
});

it("KIO-25: a PlatformAdmin sees it over all organizations, and the lists agree with the numbers", async () => {
  const pia = await acme.as("pia");
  const { counts } = await pia.health.platform({});
  expect((await pia.platform.organizations({ managers: "none" })).total).toBe(counts.none);
  expect((await pia.platform.organizations({ managers: "one" })).total).toBe(counts.one);
  expect((await pia.platform.requests({ late: true })).rows).toHaveLength(counts.waiting);
  expect((await pia.platform.accounts({ state: "never" })).total).toBe(counts.never);
  expect((await pia.platform.accounts({ state: "inactive" })).total).toBe(counts.inactive);
  for (const show of ["invitations", "grants"] as const) {
    expect((await pia.health.platform({ show })).rows).toHaveLength(counts[show]);
  }
});

it("the sender of mails that the settings name is the one mails are sent from", async () => {
  const { platform } = await acme.as("pia");
  const { version, ...settings } = await platform.settings();
  await platform.changeSettings({ ...settings, version, mailFrom: "Door <door@acme.example>" });
  const { asWorker } = await import("@/server/doors/worker");
  const { senderOf } = await import("@/server/mail/queries");
  expect(await asWorker(senderOf)).toBe("Door <door@acme.example>");
  expect(await lastEvent(acme, "00000000-0000-0000-0000-000000000000")).toMatchObject({
    after: { mailFrom: "Door <door@acme.example>" },
  });
});
