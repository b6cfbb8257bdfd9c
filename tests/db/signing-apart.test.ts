import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { newGrant, newSet, newTeam } from "@/tests/support/grants";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const migration = readFileSync("db/migrations/0025_signing-apart.sql", "utf8").split(
  "--> statement-breakpoint",
);

it("DST-4: who was given Manage keypair, which signing was a part of, can sign after the migration", async () => {
  const { id: member, orgId } = await newMember(acme, "Signing Sia");
  const team = await newTeam(acme, orgId, "Signing team", []);
  const day = 24 * 3600;
  const manage = { permission: "keypair.manage" };
  const grants = [
    await newGrant(acme, orgId, { member, ...manage, endsIn: 5 * day }),
    await newGrant(acme, orgId, { team, ...manage }),
    await newGrant(acme, orgId, { member, permission: "keypair.import_gpg_secring" }),
    await newGrant(acme, orgId, { member, ...manage, endsIn: -1 }),
  ];
  await newSet(acme, orgId, "Keys", ["keypair.view", "keypair.manage"]);
  await newSet(acme, orgId, "Others", ["keypair.view"]);

  for (const statement of migration) await acme.owner.unsafe(statement);

  const rows = await acme.owner`
    select x.permission, x.membership_id = ${member} as hers, x.team_id = ${team} as its,
           x.expires_at is not distinct from y.expires_at and x.starts_at = y.starts_at as same
      from access_grant x join access_grant y on y.id = any(${grants}::uuid[])
       and y.membership_id is not distinct from x.membership_id and y.team_id is not distinct from x.team_id
       and y.permission = 'keypair.manage' and (y.expires_at is null or y.expires_at > now())
     where x.org_id = ${orgId} and x.permission = 'keypair.sign' order by x.team_id nulls first`;
  expect([...rows]).toEqual([
    { permission: "keypair.sign", hers: true, its: null, same: true },
    { permission: "keypair.sign", hers: null, its: true, same: true },
  ]);
  const sets = await acme.owner`
    select name, keys from permission_set where org_id = ${orgId} and name in ('Keys', 'Others') order by name`;
  expect([...sets]).toEqual([
    { name: "Keys", keys: ["keypair.view", "keypair.manage", "keypair.sign"] },
    { name: "Others", keys: ["keypair.view"] },
  ]);
  const [kept] = await acme.owner`
    select count(*)::int as kept from access_grant where id = any(${grants}::uuid[]) and ended_at is null`;
  expect(kept).toEqual({ kept: 4 });
});
