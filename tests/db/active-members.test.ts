import { randomBytes } from "node:crypto";
import type { TransactionSql } from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { listSuccessors } from "@/server/accounts/admin/changes/queries";
import { holdingPeople } from "@/server/grants/impact/queries";
import { managerCounts } from "@/server/members/counts/queries";
import { isActiveRow } from "@/server/policy/membership";
import { findCandidate } from "@/server/promotions/queries";
import { Tx } from "@/server/transaction/drizzle";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const yesNo = [true, false];

interface Row {
  id: string;
  accountId: string;
  role: string;
  enabled: boolean;
  approvedAt: Date | null;
  accountDisabled: boolean;
  expiresAt: Date | null;
  endedAt: Date | null;
}

let orgId: string;
let rows: Row[];

/** A membership of every kind there is: each switch on and off, live and ended, without an end, before it and after it. */
beforeAll(async () => {
  const { owner } = acme;
  const [org] = await owner<{ id: string }[]>`
    insert into organization (name, slug, state) values ('Every kind', 'every-kind', 'awaiting_manager') returning id`;
  orgId = org?.id ?? "";
  const hour = 3_600_000;
  const kinds = ["manager", "member"].flatMap((role) =>
    yesNo.flatMap((enabled) =>
      yesNo.flatMap((approved) =>
        yesNo.flatMap((disabled) =>
          yesNo.flatMap((ended) =>
            (role === "manager" ? [null] : [null, -hour, hour]).map((end) => ({
              ...{ role, enabled, approved, disabled, ended, end },
            })),
          ),
        ),
      ),
    ),
  );
  const date = (ms: number | null) => (ms === null ? null : new Date(Date.now() + ms));
  for (const [place, kind] of kinds.entries()) {
    const email = `kind-${place}@every.example`;
    const [account] = await owner<{ id: string }[]>`
      insert into account (name, email, email_norm, disabled_at)
      values (${`Kind ${place}`}, ${email}, ${email}, ${date(kind.disabled ? -hour : null)}) returning id`;
    await owner`
      insert into membership (org_id, account_id, role, enabled, approved_at, expires_at, ended_at, source)
      values (${orgId}, ${account?.id ?? ""}, ${kind.role}, ${kind.enabled}, ${date(kind.approved ? -hour : null)},
              ${date(kind.end)}, ${date(kind.ended ? -hour : null)}, 'platform')`;
  }
  rows = await owner<Row[]>`
    select id, account_id as "accountId", role, enabled, approved_at as "approvedAt", ended_at as "endedAt",
           account_disabled as "accountDisabled", expires_at as "expiresAt" from membership where org_id = ${orgId}`;
});

const idsWhere = (test: (row: Row) => boolean) => rows.filter(test).map(({ id }) => id);
const isMember = (row: Row) => row.endedAt === null && isActiveRow(row, new Date());
const isManager = (row: Row) => isMember(row) && row.role === "manager";
const found = (list: Iterable<{ id: string }>) => [...list].map(({ id }) => id).sort();

describe("INV-1, INV-5: who is an active member, and who an active Manager, is the same wherever it is asked", () => {
  it("there is a membership of every kind", () => {
    expect(rows).toHaveLength(64);
    expect(idsWhere(isMember)).toHaveLength(3);
    expect(idsWhere(isManager)).toHaveLength(1);
  });

  it("in the database as in the rules", async () => {
    const { owner } = acme;
    const active = await owner<{ id: string }[]>`
      select id from membership m where org_id = ${orgId} and is_active_member(m)`;
    expect(found(active)).toEqual(idsWhere(isMember).sort());
    const managers = await owner<{ id: string }[]>`
      select id from membership m where org_id = ${orgId} and is_active_manager(m)`;
    expect(found(managers)).toEqual(idsWhere(isManager));
  });

  it("for what is counted, told and offered", async () => {
    const tx = new Tx(acme.owner as unknown as TransactionSql);
    const [count] = await acme.owner<{ managers: number }[]>`
      select managers from organization_count where org_id = ${orgId}`;
    expect(count?.managers).toBe(idsWhere(isManager).length);
    expect((await managerCounts(tx, orgId)).activeManagers).toBe(idsWhere(isManager).length);
    const toNotify = await acme.owner.begin(async (sql) => {
      await sql`select set_config('app.org_id', ${orgId}, true)`;
      return sql<{ id: string }[]>`select account_id as id from managers_to_notify()`;
    });
    expect(found(toNotify)).toEqual(rows.filter(isManager).map((row) => row.accountId));
    const nobody = "00000000-0000-0000-0000-000000000000";
    const successors = await listSuccessors(tx, orgId, nobody, { search: "", limit: 200 });
    expect(found(successors)).toEqual(idsWhere(isMember).sort());
  });

  it("for each of them", async () => {
    const tx = new Tx(acme.owner as unknown as TransactionSql);
    for (const row of rows) {
      const said = JSON.stringify(row);
      const live = row.endedAt === null;
      const candidate = await findCandidate(tx, orgId, row.id);
      expect(candidate?.active, said).toBe(live ? isMember(row) : undefined);
      const [person] = await holdingPeople(tx, orgId, { member: row.id });
      expect(person?.carriesAll, said).toBe(live ? isManager(row) : undefined);

      const token = randomBytes(32);
      const asThem = await acme.owner.begin(async (sql) => {
        await sql`select set_config('app.org_id', ${orgId}, true), set_config('app.account_id', ${row.accountId}, true)`;
        const own = await sql<{ active: boolean }[]>`select active from own_organizations()`;
        const context = await sql<
          { manager: boolean }[]
        >`select manager from sender_context(${row.accountId})`;
        await sql`
          with i as (
            insert into invitation (org_id, email, email_norm, role, invited_by, invited_by_name, expires_at)
            values (${orgId}, ${`${row.id}@to.example`}, ${`${row.id}@to.example`}, 'member', ${row.accountId}, 'X',
                    now() + interval '1 day') returning org_id, id)
          insert into invitation_link (org_id, invitation_id, token_hash, way) select org_id, id, ${token}, 'mail' from i`;
        const byLink = await sql<{ manager: boolean }[]>`
          select sender_manager as manager from invitation_by_token(${token})`;
        return { own, context, byLink };
      });
      expect(asThem.own, said).toEqual(live ? [{ active: isMember(row) }] : []);
      expect(asThem.context, said).toEqual(row.accountDisabled ? [] : [{ manager: isManager(row) }]);
      expect(asThem.byLink, said).toEqual([{ manager: isManager(row) }]);
    }
  });
});
