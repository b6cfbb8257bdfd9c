import { expect, it } from "vitest";
import { lastEvent, newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const of = async (who: "olive" | "xena", show?: "never" | "inactive" | "grants", after?: string) =>
  (await acme.as(who)).health.organization({ org: who === "olive" ? "acme" : "globex", show, after });

/** Every page of what Olive can list of a kind. */
async function whole(kind: "never" | "inactive" | "grants") {
  const rows = [];
  for (let after: string | undefined; ; ) {
    const { list } = await of("olive", kind, after);
    rows.push(...(list?.rows ?? []));
    after = list?.next;
    if (!after) return rows;
  }
}

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
  }
  for (const kind of ["never", "inactive", "grants"] as const) {
    const rows = await whole(kind);
    expect(rows).toHaveLength(counts[kind]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(counts[kind]);
    expect(rows.every((row) => row.org === "acme")).toBe(true);
  }
  const olive = await acme.as("olive");
  const queue = await olive.requests.list({ org: "acme", show: "late" });
  expect(queue.rows.map(({ name }) => name)).toContain("Late Asker");
  expect(queue.rows).toHaveLength(counts.waiting);
  const expired = await olive.invitations.list({ org: "acme", show: "expired" });
  expect(expired.rows).toHaveLength(counts.invitations);
  expect((await of("xena", "grants")).list?.rows).toEqual([]);
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
    expect((await pia.health.platform({ show })).list?.rows).toHaveLength(counts[show]);
  }
});

it("KIO-25: an organization that was archived is no longer counted, nor listed", async () => {
  const pia = await acme.as("pia");
  const read = async () => {
    const { counts, list } = await pia.health.platform({ show: "grants" });
    return [counts.grants, list?.rows.length];
  };
  const [before] = await read();
  await acme.owner`update organization set state = 'archived' where slug = 'acme'`;
  try {
    expect(await read()).toEqual([(before ?? 0) - 1, (before ?? 0) - 1]);
  } finally {
    await acme.owner`update organization set state = 'active' where slug = 'acme'`;
  }
});

it("KIO-25: a list goes on page by page to its end, and a place that was tampered with is its beginning", async () => {
  const { org } = await acme.ids("olive");
  await acme.owner`
    insert into access_grant (org_id, membership_id, permission, starts_at, expires_at)
    select ${org}, (select id from membership where org_id = ${org} and email = 'mia@acme.example'), 'vpn.view', now(),
           now() + interval '3 days' + (n / 3) * interval '1 minute' from generate_series(1, 110) n`;
  const { counts } = await of("olive");
  const seen = await whole("grants");
  expect(seen).toHaveLength(counts.grants);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(counts.grants);
  const first = (await of("olive", "grants")).list?.rows[0]?.id;
  for (const after of ["x", Buffer.from('["99999:1","nobody"]').toString("base64url")]) {
    expect((await of("olive", "grants", after)).list?.rows[0]?.id).toBe(first);
  }
});

it("KIO-25: a grant that ends soon is extended where it is listed, as one change", async () => {
  const mia = await newMember(acme, "Ends Edda");
  await acme.owner`
    insert into access_grant (org_id, membership_id, permission, starts_at, expires_at)
    values (${(await acme.ids("olive")).org}, ${mia.id}, 'vpn.view', now(), now() + interval '2 hours')`;
  const [row] = (await of("olive", "grants")).list?.rows ?? [];
  expect(row).toMatchObject({ name: "Ends Edda", detail: "vpn.view", given: { member: mia.id } });
  const olive = await acme.as("olive");
  const endsOn = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  const change = {
    org: "acme",
    to: { member: mia.id },
    give: [{ permission: "vpn.view" }],
    take: [row?.id ?? ""],
    endsOn,
  };
  const { previewToken, people } = await olive.grants.preview(change);
  expect(people).toEqual([]);
  await olive.grants.change({ ...change, previewToken });
  const after = (await of("olive", "grants")).list?.rows ?? [];
  expect(after.some(({ name }) => name === "Ends Edda")).toBe(false);
});

it("the sender of mails that the settings name is the one mails are sent from", async () => {
  const { platform } = await acme.as("pia");
  const { version, ...settings } = await platform.settings();
  await platform.changeSettings({ ...settings, version, mailFrom: "Door <door@acme.example>" });
  const { inWorkerTransaction } = await import("@/server/access/worker");
  const { senderOf } = await import("@/server/mail/queries");
  expect(await inWorkerTransaction(senderOf)).toBe("Door <door@acme.example>");
  expect(await lastEvent(acme, "00000000-0000-0000-0000-000000000000")).toMatchObject({
    after: { mailFrom: "Door <door@acme.example>" },
  });
});
