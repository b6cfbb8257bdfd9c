import { beforeAll, describe, expect, it } from "vitest";
import { invitationsShown } from "@/server/invitations/input";
import { countOpen, isSearchedInPart, listInvitations } from "@/server/invitations/list/queries";
import { rowsTouched, useCrowd } from "@/tests/support/crowded";

const { database, inside } = useCrowd();
const most = 20_000;
const tables = ["invitation", "outbox", "membership", "account"];

beforeAll(async () => {
  const { owner } = database;
  await owner`
    insert into invitation (org_id, email, email_norm, name, role, invited_by, invited_by_name, status, invited_at,
                            expires_at)
    select o.id, 'guest' || n || '@crowd.example', 'guest' || n || '@crowd.example',
           case when n % 4000 = 7 then 'Zoë Quist' else 'Guest ' || n end, 'member', gen_random_uuid(), 'Olive Tan',
           case when n % 4000 = 3 then 'declined' when n % 4000 = 5 then 'revoked' when n % 3 = 0 then 'open' else 'accepted' end,
           now() - n * interval '1 minute', now() + (5000 - n) * interval '1 minute'
      from organization o, generate_series(1, ${most}::int) n where o.slug = 'crowd'`;
  await owner`
    insert into outbox (org_id, template, to_email, props, about_kind, about_id, status, created_at)
    select i.org_id, 'invitation', i.email, '{}', 'invitation', i.id,
           case when i.name = 'Guest 3000' then 'failed' else 'sent' end, i.invited_at from invitation i`;
  // Failed once, and went out when it was sent again.
  await owner`
    insert into outbox (org_id, template, to_email, props, about_kind, about_id, status, created_at)
    select i.org_id, 'invitation', i.email, '{}', 'invitation', i.id, 'failed', i.invited_at - interval '1 hour'
      from invitation i where i.name = 'Guest 3003'`;
  await owner`analyze invitation, outbox`;
}, 60_000);

const page = (show: (typeof invitationsShown)[number], search?: string, value?: string) => {
  const after = value ? { value, id: "ffffffff-0000-4000-8000-000000000000" } : null;
  return inside("crowd", async (tx, org) => {
    let rows: Awaited<ReturnType<typeof listInvitations>> = [];
    const find = async () => {
      rows = await listInvitations(tx, org, { show, search, after, limit: 51 });
    };
    for (let n = 0; n < 7; n++) await find();
    return { touched: await rowsTouched(tx, find, tables), rows };
  });
};

describe("The invitations of a large organization (P3, P4, KMP-3)", () => {
  it.each(invitationsShown)(
    "a page of those %s looks at little more than it shows, early and late",
    async (show) => {
      const [early, late] = [await page(show), await page(show, undefined, "1600000000000000")];
      expect(early.rows.length).toBeGreaterThan(0);
      // The page and the mail of each; open ones are told from expired ones by their dates.
      const seen = show === "expired" ? 51 * 4 + most / 9 : 51 * 4;
      expect(early.touched).toBeLessThan(seen);
      expect(late.touched).toBeLessThan(seen);
    },
  );

  it.each([
    ["zoe quist", 5],
    ["guest19999@", 1],
    ["guest", 51],
    ["zqx", 0],
    ["zo", 5],
    ["@", 51],
  ])("a search for %s is bounded", async (search, found) => {
    const { rows, touched } = await page("all", search);
    expect(rows).toHaveLength(found);
    expect(touched).toBeLessThan(search.length < 3 ? most + 300 : 5300);
  });

  it("undelivered are open ones whose last mail failed", async () => {
    const { rows } = await page("undelivered");
    expect(rows.map(({ name }) => name)).toEqual(["Guest 3000"]);
  });

  it("pages meet everybody once, and another organization's list stays empty", async () => {
    const seen = await inside("crowd", async (tx, org) => {
      const ids: string[] = [];
      for (let after = null as { value: string; id: string } | null; ; ) {
        const rows = await listInvitations(tx, org, { show: "declined", search: undefined, after, limit: 2 });
        ids.push(...rows.map(({ id }) => id));
        const last = rows.at(-1);
        if (!last || rows.length < 2) return ids;
        after = { value: last.key, id: last.id };
      }
    });
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
    const other = await inside("team-3", (tx, org) =>
      listInvitations(tx, org, { show: "all", search: "guest", after: null, limit: 51 }),
    );
    expect(other).toEqual([]);
  });

  it.each([
    ["zo", most - 1, true],
    ["zo", most, false],
    ["zoe", most - 1, false],
  ])(
    "KMP-3: whether a search for %s leaves out what is older than the newest %i is known",
    async (term, newest, partly) => {
      const said = await inside("crowd", (tx, org) => isSearchedInPart(tx, org, term, newest));
      expect(said).toBe(partly);
    },
  );

  it("open ones are counted to the cap and no further", async () => {
    const touched = await inside("crowd", (tx, org) =>
      rowsTouched(tx, () => countOpen(tx, org, 1001), tables),
    );
    expect(touched).toBeLessThan(1010);
  });
});
