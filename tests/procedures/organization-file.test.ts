import { createHash } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { exportOrganization } from "@/server/organizations/admin/export/file";
import { lastEvent } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

/** A new organization of Nora's. */
async function initech(name: string) {
  const { email } = await acme.newcomer("Nora Newby");
  const [nora] = await acme.owner`select id from account where email = ${email}`;
  const pia = await acme.as("pia");
  const { slug } = await pia.platform.createOrganization({ name, account: nora?.id });
  const { id } = await pia.platform.organization({ slug });
  return { slug, id, manager: { email } };
}

it("its file holds everything that is the organization's, and its rows and hash are written down", async () => {
  const { slug, id, manager } = await initech("Initech File");
  const { email, requestId } = await acme.newcomer("File Asker", slug);
  const nora = await acme.as(manager.email);
  const { id: set } = await nora.sets.create({
    org: slug,
    name: "Night watch",
    description: "",
    permissions: ["vpn.view"],
  });
  const { id: team } = await nora.teams.create({ org: slug, name: "Night", description: "" });
  await nora.requests.note({ org: slug, id: requestId, note: "Who sent you?" });
  await nora.invitations.send({ org: slug, role: "Member", people: [{ email: "guest@file.example" }] });
  await acme.owner`
    insert into access_grant (org_id, team_id, set_id) values (${id}, ${team}, ${set})`;
  const session = await acme.sessionOf("pia@platform.example");
  const { name, text, rows } = await exportOrganization(request({ session }), slug);
  let whole = "";
  for await (const piece of text) whole += piece;
  const file = JSON.parse(whole);
  expect(file).toMatchObject({
    format: "gatehouse.organization/1",
    memberHistory: [{ email: manager.email, role: "manager", validTo: null }],
    permissionSets: [{ id: set, keys: ["vpn.view"] }],
    teams: [{ id: team, name: "Night" }],
    grants: [{ teamId: team, setId: set, permission: null }],
    requestNotes: [{ requestId, body: "Who sent you?" }],
    invitations: [{ email: "guest@file.example", status: "open" }],
    promotions: [],
    formerAddresses: [],
  });
  expect(whole).not.toMatch(/"(orgId|search|nameKey|tokenHash)"/);
  const after = { rows, sha256: createHash("sha256").update(whole).digest("hex") };
  expect(await lastEvent(acme, id)).toMatchObject({ action: "organization.exported", after });
  expect(name).toMatch(/^initech-file-\d{4}-\d\d-\d\d\.json$/);
  expect(file.organization).toMatchObject({ slug, joinPolicy: "approval" });
  expect(file.members).toMatchObject([{ email: manager.email, role: "manager" }]);
  expect(file.requests).toMatchObject([{ email, note: "Hello" }]);
  const olive = request({ session: await acme.sessionOf("olive@acme.example") });
  await acme.expectRefusal("not_found", () => exportOrganization(olive, slug));
});

it("a file holds every row once, whatever its size; one that is cut off says so in the audit", async () => {
  const { slug, id } = await initech("Initech Large");
  await acme.owner`
    insert into account (name, email, email_norm)
    select 'Row', 'row' || n || '@large.example', 'row' || n || '@large.example' from generate_series(1, 2300) n`;
  await acme.owner`
    insert into membership (org_id, account_id, role, approved_at, source)
    select ${id}, id, 'member', now(), 'request' from account where email like '%@large.example'`;
  await acme.owner`
    update membership set enabled = false where org_id = ${id} and email like 'row1%'`;
  const session = await acme.sessionOf("pia@platform.example");
  const { text } = await exportOrganization(request({ session }), slug);
  let whole = "";
  for await (const piece of text) whole += piece;
  const { members, memberHistory } = JSON.parse(whole);
  const [stored] = await acme.owner`
    select (select count(*)::int from membership where org_id = ${id}) as members,
           (select count(*)::int from membership_history where org_id = ${id}) as history`;
  expect(new Set(members.map((row: { id: string }) => row.id)).size).toBe(members.length);
  expect([members.length, memberHistory.length]).toEqual([stored?.members, stored?.history]);
  expect(memberHistory.length).toBeGreaterThan(3000);

  const cut = await exportOrganization(request({ session }), slug);
  await cut.text.next();
  await cut.text.return(undefined);
  expect(await lastEvent(acme, id)).toMatchObject({
    action: "organization.export_cut",
    after: { rows: 0 },
  });
});
