import type { Sql } from "postgres";
import { listAccounts } from "@/server/accounts/admin/queries";
import { listCounts } from "@/server/members/counts/queries";
import { memberSorts } from "@/server/members/list/input";
import { countFiltered, type Filter, listMembers } from "@/server/members/list/queries";
import { memberStatuses } from "@/server/policy/member-status";
import { roles } from "@/server/policy/roles";
import { countPending } from "@/server/requests/count/queries";
import { inTransaction, setOrganization, type Tx } from "@/server/transaction/transaction";
import type { Sizes } from "./data";
import { byKey } from "./decisions";
import { freshConnection, inside } from "./inside";
import { type Line, median, ratios, timesInTurn } from "./ratios";

const named = (rows: number) => rows.toLocaleString("en");
const first = { key: null, backwards: false, descending: false, limit: 51 } as const;

/** What lists and counts cost the database, as tenants ask them (P3, P4, P7, P8, P12). */
export async function listLines(
  owner: Sql,
  orgs: Map<string, string>,
  smallUrl: string,
  sizes: Sizes,
): Promise<Line[]> {
  const million = orgs.get("million") ?? "";
  const [deep] = await owner<{ key: string; id: string }[]>`
    select name_key as key, id from membership where org_id = ${million} and ended_at is null
     order by name_key, id
    offset (select live * 9 / 10 from organization_count where org_id = ${million}) limit 1`;
  const lines: Line[] = [];

  await inside(million, async (tx) => {
    const usual = () => listMembers(tx, million, {}, { ...first, sort: "name" });
    const at = { value: deep?.key ?? "", id: deep?.id ?? "" };
    const depth = await timesInTurn({
      usual,
      deep: () => listMembers(tx, million, {}, { ...first, sort: "name", key: at }),
    });
    lines.push({
      budget: "P3",
      what: `${named(sizes.million * 0.9)} rows deep to the first page`,
      ratios: ratios(depth.deep, depth.usual),
      atMost: 1.2,
    });
    const sorted = Object.fromEntries(
      memberSorts.flatMap((sort) =>
        [false, true].map((descending) => [
          `${sort} ${descending ? "down" : "up"}`,
          () => listMembers(tx, million, {}, { ...first, sort, descending }),
        ]),
      ),
    );
    lines.push(
      worst(
        "P3",
        "worst of every order, both ways, to the default",
        await timesInTurn({ usual, ...sorted }, { rounds: 21, each: 15, warm: 20 }),
        1.3,
      ),
    );

    const filters: Filter[] = [
      ...memberStatuses.map((status) => ({ status })),
      ...roles.map((role) => ({ role })),
    ];
    const filtered = Object.fromEntries(
      filters.flatMap((filter) =>
        memberSorts.map((sort) => [
          `${filter.status ?? filter.role} by ${sort}`,
          () => listMembers(tx, million, filter, { ...first, sort }),
        ]),
      ),
    );
    const withFilter = await timesInTurn({ usual, ...filtered }, { rounds: 5, each: 6, warm: 20 });
    lines.push(
      worst(
        "P4",
        "worst of any filter with any order to the unfiltered list, 20 times before",
        withFilter,
        2,
      ),
    );
    const inAll = () => [listCounts(tx, million), countPending(tx, million)];
    const counted = Object.fromEntries(
      filters.map((filter) => [
        `${filter.status ?? filter.role}`,
        () =>
          Promise.all([
            listMembers(tx, million, filter, { ...first, sort: "name" }),
            countFiltered(tx, million, filter, 1001),
            ...inAll(),
          ]),
      ]),
    );
    lines.push(
      worst(
        "P4",
        "worst of any filter, with all that its page asks, to the unfiltered page's",
        await timesInTurn({ usual: () => Promise.all([usual(), ...inAll()]), ...counted }),
        2,
      ),
    );

    const oneRow = await timesInTurn(
      {
        key: () => byKey(tx, { org: million, id: at.id }),
        counts: () => countPending(tx, million),
        inAll: () => listCounts(tx, million),
      },
      { each: 40, warm: 40 },
    );
    lines.push({
      budget: "P7",
      what: "count in the tab to a look-up by primary key",
      ratios: ratios(oneRow.counts, oneRow.key),
      atMost: 2,
    });
    lines.push({
      budget: "P7",
      what: "number of people and of Managers likewise",
      ratios: ratios(oneRow.inAll, oneRow.key),
      atMost: 2,
    });
  });
  lines.push(await platformLine(smallUrl, named(sizes.million + sizes.teams * 50)), await wallLine(million));
  return lines;
}

/** The variant that is furthest from `usual`, by the middle of its rounds. */
function worst(budget: string, what: string, times: Record<string, number[]>, atMost: number): Line {
  const { usual = [], ...others } = times;
  const found = Object.entries(others).map(([name, ms]) => ({ name, ratios: ratios(ms, usual) }));
  found.sort((a, b) => median(b.ratios) - median(a.ratios));
  return { budget, what, ratios: found[0]?.ratios ?? [], atMost, note: `${found[0]?.name}` };
}

const readOnly = { readOnly: true, first: async () => undefined } as const;

async function platformLine(smallUrl: string, accounts: string): Promise<Line> {
  const [large, small] = [freshConnection("ops"), freshConnection("ops", smallUrl)];
  const inDatabase = <T>(pool: Sql, work: (tx: Tx) => Promise<T>) =>
    inTransaction(pool, { role: "platform", ...readOnly }, (tx) => work(tx));
  const found = await inDatabase(large, (big) =>
    inDatabase(small, (little) =>
      timesInTurn({
        large: () => listAccounts(big, null, 51, 1001),
        small: () => listAccounts(little, null, 51, 1001),
      }),
    ),
  );
  await Promise.all([large.end(), small.end()]);
  return {
    budget: "P8",
    what: `every account with its organizations, at ${accounts} to the same at 1,000`,
    ratios: ratios(found.large, found.small),
    atMost: 2,
  };
}

/** The page's own statements with and without the condition of row-level security, in one process. */
async function wallLine(org: string): Promise<Line> {
  const [tenant, platform] = [freshConnection("web"), freshConnection("ops")];
  const page = (tx: Tx) => async () => {
    await Promise.all([listMembers(tx, org, {}, { ...first, sort: "name" }), listCounts(tx, org)]);
  };
  const found = await inside(
    org,
    (walled) =>
      inTransaction(platform, { role: "platform", ...readOnly }, async (open) => {
        await setOrganization(open, org);
        return timesInTurn({ walled: page(walled), open: page(open) }, { rounds: 25, each: 40, warm: 60 });
      }),
    tenant,
  );
  await Promise.all([tenant.end(), platform.end()]);
  return {
    budget: "P12",
    what: "the page's statements under row-level security to the same without",
    ratios: ratios(found.walled, found.open),
    atMost: 1.1,
    note: "of these statements alone; the page is some ten times as much",
  };
}
