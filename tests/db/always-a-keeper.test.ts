import type { TransactionSql } from "postgres";
import { beforeEach, describe, expect, it } from "vitest";
import { sqlState } from "@/server/transaction/transaction";
import { useCast } from "@/tests/support/people";

const acme = useCast();
interface Trio {
  org: string;
  /** Two Managers who keep the settings, and one from whom they are withheld. */
  ids: [string, string, string];
  accounts: [string, string, string];
}
let trio: Trio;

beforeEach(async () => {
  const slug = `trio-${Math.random().toString(36).slice(2, 10)}`;
  trio = await acme.owner.begin(async (tx) => {
    const [org] = await tx`insert into organization (name, slug) values ('Trio', ${slug}) returning id`;
    const people = await tx`
      insert into account (name, email, email_norm)
      select n, n || ${`@${slug}.example`}, n || ${`@${slug}.example`} from unnest(array['ann', 'ben', 'wes']) n
      returning id, name`;
    const members = await tx`
      insert into membership (org_id, account_id, role, approved_at, source, settings_withheld)
      select ${org?.id}, a.id, 'manager', now(), 'founder', a.name = 'wes' from account a
       where a.id = any(${people.map((p) => p.id)}) order by a.name returning id, account_id`;
    return {
      org: org?.id,
      ids: members.map((m) => m.id),
      accounts: members.map((m) => m.account_id),
    } as Trio;
  });
});

type Way = (tx: TransactionSql, member: string, account: string) => Promise<unknown>;
const ways: Record<string, Way> = {
  demote: (tx, member) => tx`update membership set role = 'member' where id = ${member}`,
  disable: (tx, member) => tx`update membership set enabled = false where id = ${member}`,
  unapprove: (tx, member) => tx`update membership set approved_at = null where id = ${member}`,
  withhold: (tx, member) => tx`update membership set settings_withheld = true where id = ${member}`,
  end: (tx, member) => tx`update membership set ended_at = now() where id = ${member}`,
  "disable the account": (tx, _, account) => tx`update account set disabled_at = now() where id = ${account}`,
  "delete the account": (tx, _, account) => tx`update account set deleted_at = now() where id = ${account}`,
};

const keepers = async () => {
  const [row] = await acme.owner<{ n: number }[]>`
    select count(*)::int as n from membership
     where org_id = ${trio.org} and is_active_manager(membership) and not settings_withheld`;
  return row?.n;
};

describe("X-10: an active organization has an active Manager who keeps the settings, in the database itself", () => {
  it.each(Object.keys(ways))("the last keeper cannot be lost by: %s", async (name) => {
    const way = ways[name] as Way;
    const { ids, accounts } = trio;
    await acme.owner.begin((tx) => way(tx, ids[0], accounts[0]));
    await expect(acme.owner.begin((tx) => way(tx, ids[1], accounts[1]))).rejects.toMatchObject({
      code: "P0LK1",
    });
    await acme.owner.begin((tx) => way(tx, ids[2], accounts[2]));
    expect(await keepers()).toBe(1);
  });

  it.each(["read committed", "repeatable read", "serializable"])(
    "two keepers that are lost at once, under %s: one stays",
    async (isolation) => {
      const { ids, accounts } = trio;
      for (const way of Object.values(ways)) {
        await acme.owner`
          update membership set role = 'manager', enabled = true, approved_at = now(), ended_at = null,
                                settings_withheld = id = ${ids[2]} where org_id = ${trio.org}`;
        await acme.owner`update account set disabled_at = null, deleted_at = null where id = any(${accounts})`;
        const outcomes = await Promise.allSettled([
          acme.owner.begin(`isolation level ${isolation}`, (tx) => way(tx, ids[0], accounts[0])),
          acme.owner.begin(`isolation level ${isolation}`, (tx) => way(tx, ids[1], accounts[1])),
        ]);
        const refused = outcomes.flatMap((o) => (o.status === "rejected" ? [sqlState(o.reason)] : []));
        expect(refused).toHaveLength(1);
        expect(["P0LK1", "40001", "40P01"]).toContain(refused[0]);
        expect(await keepers()).toBe(1);
      }
    },
  );

  it("a swap inside one transaction passes", async () => {
    await acme.owner.begin(async (tx) => {
      await tx`update membership set settings_withheld = true where org_id = ${trio.org}`;
      await tx`update membership set settings_withheld = false where id = ${trio.ids[2]}`;
    });
    expect(await keepers()).toBe(1);
  });

  it("an organization that has none, from before this rule, goes on as it is", async () => {
    await acme.owner.begin(async (tx) => {
      await tx`alter table membership disable trigger keep_one_manager`;
      await tx`update membership set settings_withheld = true where org_id = ${trio.org}`;
      await tx`alter table membership enable trigger keep_one_manager`;
    });
    await acme.owner`update membership set role = 'member' where id = ${trio.ids[0]}`;
    await acme.owner`update membership set settings_withheld = false where id = ${trio.ids[1]}`;
    expect(await keepers()).toBe(1);
  });
});

describe("INV-1: whether an organization awaits its Manager follows from the facts, in the database itself", () => {
  const state = async () => {
    const [row] = await acme.owner<
      { state: string }[]
    >`select state from organization where id = ${trio.org}`;
    return row?.state;
  };
  /** Nobody can get in: suspended, everybody disabled, running again. */
  const nobodyIn = () =>
    acme.owner.begin(async (tx) => {
      await tx`update account set disabled_at = now() where id = any(${trio.accounts})`;
      await tx`update membership set role = 'member', enabled = false, approved_at = null where org_id = ${trio.org}`;
      await tx`update organization set state = 'awaiting_manager' where id = ${trio.org}`;
    });

  it("it is active once every part of what makes a Manager count is there, whichever comes last", async () => {
    const [id] = trio.ids;
    const parts: Record<string, (tx: TransactionSql) => Promise<unknown>> = {
      role: (tx) => tx`update membership set role = 'manager' where id = ${id}`,
      enabled: (tx) => tx`update membership set enabled = true where id = ${id}`,
      approved: (tx) => tx`update membership set approved_at = now() where id = ${id}`,
      account: (tx) => tx`update account set disabled_at = null where id = ${trio.accounts[0]}`,
    };
    for (const last of Object.keys(parts)) {
      await nobodyIn();
      for (const part of Object.keys(parts).filter((name) => name !== last)) {
        await acme.owner.begin((tx) => parts[part]?.(tx));
        expect(await state()).toBe("awaiting_manager");
      }
      await acme.owner.begin((tx) => parts[last]?.(tx));
      expect(await state()).toBe("active");
      await acme.owner`update organization set state = 'suspended' where id = ${trio.org}`;
    }
  });

  it("a suspended or archived one stays so, whoever comes back", async () => {
    for (const kept of ["suspended", "archived"]) {
      await nobodyIn();
      await acme.owner`update organization set state = ${kept} where id = ${trio.org}`;
      await acme.owner.begin(async (tx) => {
        await tx`update account set disabled_at = null where id = any(${trio.accounts})`;
        await tx`update membership set role = 'manager', enabled = true, approved_at = now() where org_id = ${trio.org}`;
      });
      expect(await state()).toBe(kept);
      await acme.owner`update organization set state = 'suspended' where id = ${trio.org}`;
    }
  });
});
