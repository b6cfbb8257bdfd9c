import "./settings";

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { cast } from "@/db/demo/cast";
import { seedDemo } from "@/db/demo/seed";
import { countExpired } from "@/server/members/counts/count-expired";
import { closePools } from "@/server/transaction/pools";
import { makeAccounts, makeMembers, makeOrganizations, withoutTriggers } from "@/tests/support/crowd";
import { accountLines } from "./accounts";
import { alikeLines } from "./alike";
import { auditLines } from "./audit";
import { bulkLines } from "./bulk";
import { changeLines } from "./changes";
import { makeData, managerOf, smallSizes, wholeSizes } from "./data";
import { secondDatabase, startDatabase } from "./database";
import { decisionLines } from "./decisions";
import { makeAudit, ofManyEvents } from "./events";
import { exportLines } from "./export";
import { listLines } from "./lists";
import { pageSearchLines } from "./page-searches";
import { pageLines } from "./pages";
import { type Line, tableOf } from "./ratios";
import { scriptLines } from "./scripts";
import { searchLines } from "./searches";
import { buildForBench, cookieOf, startForBench } from "./server";
import { shareLines } from "./share";

/**
 * `npm run bench`: the budgets of lists and pages as ratios of variants that were measured in turn in one run, on a
 * database made for it. It is no test: nothing fails for being slow.
 * `npm run bench -- lists accounts` measures some of it; `--small` takes a fiftieth of the data, to see
 * whether the bench works; `--keep=<folder>` keeps the data there for the next run; `--events=10000000` gives the large audit as many events.
 */
const { values: options, positionals } = parseArgs({
  options: { small: { type: "boolean" }, keep: { type: "string" }, events: { type: "string" } },
  allowPositionals: true,
});
const wanted = (part: string) => positionals.length === 0 || positionals.includes(part);
const sizes = options.small ? smallSizes : wholeSizes;
const said = (what: string) => console.log(`${Math.round(performance.now() / 1000)} s: ${what}`);

if (wanted("pages") || wanted("accounts")) {
  await buildForBench();
  said("built");
}
const database = await startDatabase(options.keep && resolve(options.keep));
try {
  console.log(`\n${tableOf(await measured())}`);
} finally {
  await closePools();
  await database.stop();
}

async function measured(): Promise<Line[]> {
  const { owner, kept } = database;
  const smallUrl = await secondDatabase(database, "small");
  if (!kept) {
    await seedDemo(database.ownerUrl);
    await makeData(owner, sizes);
    await fillSmall(smallUrl);
    said("data made");
  }
  // As the worker does every minute.
  await countExpired();
  const orgs = new Map<string, string>();
  const made = await owner<{ slug: string; id: string }[]>`
    select slug, id from organization where slug in ('million', 'hundred', 'thousand', 'fifty-7')`;
  for (const { slug, id } of made) orgs.set(slug, id);

  const events = Number(options.events ?? (options.small ? 20_000 : 10_000_000));
  const lines: Line[] = [];
  const parts = {
    lists: () => listLines(owner, orgs, smallUrl, sizes),
    decisions: () => decisionLines(owner, orgs.get("fifty-7") ?? ""),
    searches: () => searchLines(owner, orgs, sizes.million),
    changes: async () => [
      ...(await changeLines(owner, orgs, sizes.million)),
      ...(await bulkLines(owner)),
      ...(await shareLines(owner, orgs.get("fifty-7") ?? "")),
    ],
    audit: () => auditLines(owner, orgs, events),
    alike: () => alikeLines(owner),
    pages: () => measuredPages(orgs, events),
    accounts: () => measuredAccounts(smallUrl),
  };
  for (const [part, measure] of Object.entries(parts)) {
    if (!wanted(part)) continue;
    lines.push(...(await measure()));
    said(`${part} measured`);
  }
  return lines;
}

async function measuredPages(orgs: Map<string, string>, events: number): Promise<Line[]> {
  await makeAudit(database.owner, orgs, events);
  const server = await startForBench(database.ownerUrl);
  try {
    const million = await cookieOf(server.url, managerOf("million"));
    const fifty = await cookieOf(server.url, managerOf("fifty-7"));
    return [
      ...(await pageLines(server, database.owner, { million, fifty }, sizes.million)),
      ...(await pageSearchLines(server, database.owner, million)),
      ...(await scriptLines(server.url, million)),
      ...(await exportLines(server, database.owner, await cookieOf(server.url, managerOf(ofManyEvents)))),
    ];
  } finally {
    await server.stop();
  }
}

async function measuredAccounts(smallUrl: string): Promise<Line[]> {
  const many = await startForBench(database.ownerUrl);
  const few = await startForBench(smallUrl);
  const asAdmin = async ({ url }: { url: string }) => ({ url, cookie: await cookieOf(url, cast.pia.email) });
  try {
    return await accountLines(await asAdmin(many), await asAdmin(few), sizes.million + sizes.teams * 50);
  } finally {
    await many.stop();
    await few.stop();
  }
}

/** A platform of the demo, and a thousand people in one organization. */
async function fillSmall(url: string): Promise<void> {
  await seedDemo(url);
  const small = postgres(url, { max: 1, onnotice: () => {} });
  await withoutTriggers(small, async () => {
    await makeOrganizations(small, "(values ('small'))");
    await makeAccounts(small, 1, 1000);
    await makeMembers(small, 1, 1000, "'small'");
  });
  for (const table of ["account", "organization", "membership"])
    await small.unsafe(`vacuum (analyze) ${table}`);
  await small.end();
}
