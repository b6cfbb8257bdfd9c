import type { TransactionSql } from "postgres";
import { beforeEach, describe, expect, it } from "vitest";
import { sqlState } from "@/server/transaction/transaction";
import { useCast } from "@/tests/support/people";

const acme = useCast();
let pair: { org: string; a: string; b: string; accountA: string; accountB: string };

beforeEach(async () => {
  const slug = `duo-${Math.random().toString(36).slice(2, 10)}`;
  const [made] = await acme.owner.begin(async (tx) => {
    const [org] = await tx`insert into organization (name, slug) values ('Duo', ${slug}) returning id`;
    const people = await tx`
      insert into account (name, email, email_norm)
      select n, n || ${`@${slug}.example`}, n || ${`@${slug}.example`} from unnest(array['ann', 'ben']) n returning id`;
    const members = await tx`
      insert into membership (org_id, account_id, role, approved_at, source)
      select ${org?.id}, id, 'manager', now(), 'founder' from account where id = any(${people.map((p) => p.id)})
      returning id, account_id`;
    return [
      {
        org: org?.id,
        a: members[0]?.id,
        b: members[1]?.id,
        accountA: members[0]?.account_id,
        accountB: members[1]?.account_id,
      },
    ];
  });
  pair = made as typeof pair;
});

type Way = (tx: TransactionSql, member: string, account: string) => Promise<unknown>;
const ways: Record<string, Way> = {
  demote: (tx, member) => tx`update membership set role = 'member' where id = ${member}`,
  disable: (tx, member) => tx`update membership set enabled = false where id = ${member}`,
  unapprove: (tx, member) => tx`update membership set approved_at = null where id = ${member}`,
  end: (tx, member) => tx`update membership set ended_at = now() where id = ${member}`,
  "disable the account": (tx, _, account) => tx`update account set disabled_at = now() where id = ${account}`,
  "delete the account": (tx, _, account) => tx`update account set deleted_at = now() where id = ${account}`,
  "everybody at once": (tx) => tx`update membership set enabled = false where org_id = ${pair.org}`,
};

const activeManagers = async () => {
  const [row] = await acme.owner`
    select count(*)::int as n from membership where org_id = ${pair.org} and role = 'manager' and ended_at is null
       and enabled and approved_at is not null and not account_disabled`;
  return row?.n;
};

describe("INV-1: an active organization has an active Manager, in the database itself", () => {
  it.each(Object.keys(ways))("the last Manager cannot be lost by: %s", async (name) => {
    const way = ways[name] as Way;
    if (name !== "everybody at once") await acme.owner.begin((tx) => way(tx, pair.a, pair.accountA));
    const last = acme.owner.begin((tx) => way(tx, pair.b, pair.accountB));
    await expect(last).rejects.toMatchObject({ code: "P0LM1" });
    expect(await activeManagers()).toBe(name === "everybody at once" ? 2 : 1);
  });

  it("an end date cannot be given to a Manager at all", async () => {
    await expect(
      acme.owner`update membership set expires_at = now() where id = ${pair.a}`,
    ).rejects.toMatchObject({
      code: "23514",
    });
  });

  it.each(["read committed", "repeatable read", "serializable"])(
    "two that each end the other's way, at once, under %s: one stays",
    async (isolation) => {
      for (const name of ["demote", "disable", "end", "disable the account"]) {
        const way = ways[name] as Way;
        await acme.owner`update membership set role = 'manager', enabled = true, ended_at = null where org_id = ${pair.org}`;
        await acme.owner`update account set disabled_at = null where id in (${pair.accountA}, ${pair.accountB})`;
        const outcomes = await Promise.allSettled([
          acme.owner.begin(`isolation level ${isolation}`, (tx) => way(tx, pair.a, pair.accountA)),
          acme.owner.begin(`isolation level ${isolation}`, (tx) => way(tx, pair.b, pair.accountB)),
        ]);
        const refused = outcomes.flatMap((o) => (o.status === "rejected" ? [sqlState(o.reason)] : []));
        expect(refused).toHaveLength(1);
        expect(["P0LM1", "40001", "40P01"]).toContain(refused[0]);
        expect(await activeManagers()).toBe(1);
      }
    },
  );

  it("a swap inside one transaction passes; so does suspending the organization with it", async () => {
    await acme.owner.begin(async (tx) => {
      await tx`update membership set role = 'member' where org_id = ${pair.org}`;
      await tx`update membership set role = 'manager' where id = ${pair.b}`;
    });
    await acme.owner.begin(async (tx) => {
      await tx`update account set disabled_at = now() where id in (${pair.accountA}, ${pair.accountB})`;
      await tx`update organization set state = 'suspended' where id = ${pair.org}`;
    });
    const revive = acme.owner`update organization set state = 'active' where id = ${pair.org}`;
    await expect(revive).rejects.toMatchObject({ code: "P0LM1" });
  });

  it("no organization becomes active without a Manager", async () => {
    await expect(
      acme.owner`insert into organization (name, slug) values ('Nobody', 'nobody')`,
    ).rejects.toMatchObject({
      code: "P0LM1",
    });
    await acme.owner`insert into organization (name, slug, state) values ('Later', 'later', 'awaiting_manager')`;
  });
});

describe("Copies and history", () => {
  it("a membership follows its account's name, address and state; the name shown here wins over the account's (X-9)", async () => {
    const row = async () => {
      const [m] = await acme.owner`
        select name, email, account_disabled, shown_role, search from membership where id = ${pair.a}`;
      return m;
    };
    await acme.owner`update account set name = 'Ännä', email = 'New@x.example', platform_admin = true where id = ${pair.accountA}`;
    expect(await row()).toMatchObject({
      name: "Ännä",
      email: "New@x.example",
      shown_role: "admin",
      search: "anna new@x.example",
    });
    await acme.owner`update membership set display_name = 'Anna from Ops' where id = ${pair.a}`;
    await acme.owner`update account set name = 'Annabel', disabled_at = now(), platform_admin = false where id = ${pair.accountA}`;
    expect(await row()).toMatchObject({
      name: "Anna from Ops",
      account_disabled: true,
      shown_role: "manager",
    });
  });

  it("every change of a membership is remembered from the first day, without gaps", async () => {
    await acme.owner`update membership set role = 'member' where id = ${pair.a}`;
    await acme.owner`update membership set enabled = false where id = ${pair.a}`;
    await acme.owner`update account set name = 'Renamed' where id = ${pair.accountA}`;
    await acme.owner`update membership set ended_at = now() where id = ${pair.a}`;
    const history = await acme.owner`
      select role, enabled, name, valid_from, valid_to,
             lead(valid_from) over (order by valid_from) as next
        from membership_history where membership_id = ${pair.a} order by valid_from`;
    expect(history.map((h) => [h.role, h.enabled, h.name])).toEqual([
      ["manager", true, "ann"],
      ["member", true, "ann"],
      ["member", false, "ann"],
      ["member", false, "Renamed"],
    ]);
    for (const h of history) {
      expect(h.valid_to).not.toBeNull();
      if (h.next) expect(String(h.valid_to)).toBe(String(h.next));
    }
  });
});
