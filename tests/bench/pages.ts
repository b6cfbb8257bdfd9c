import { gzipSync } from "node:zlib";
import type { Sql } from "postgres";
import { inTurn, type Measured, processesOf } from "./in-turn";
import { type Line, median, ratios } from "./ratios";

/** What pages cost as people ask for them, over HTTP (P1, P2, P9). */
export async function pageLines(
  server: { url: string; pid: number },
  owner: Sql,
  cookies: { million: string; fifty: string },
  people: number,
): Promise<Line[]> {
  const { url } = server;
  const million = { cookie: cookies.million };
  const found = await inTurn(
    [
      { name: "rows", url: `${url}/bench/rows/million`, ...million },
      { name: "naive", url: `${url}/bench/naive/million`, ...million },
      { name: "fifty", url: `${url}/o/fifty-7/users`, cookie: cookies.fifty },
      { name: "million", url: `${url}/o/million/users`, ...million },
      { name: "pending", url: `${url}/o/million/users/pending`, ...million },
    ],
    processesOf(server.pid, owner),
    { rounds: 7, seconds: 3, warm: 400 },
  );
  const page = (name: string) => found.get(name) as Measured;
  const rate = (of: string, to: string) => ratios(page(of).rates, page(to).rates);
  const aSecond = (name: string) => median(page(name).rates).toFixed(0);
  const cpu = (name: string) => median(page(name).cpu).toFixed(1);
  const sizes = {
    rows: await sizesOf(page("rows")),
    naive: await sizesOf(page("naive")),
  };
  const nobody = await sizeOf(`${url}/o/million/users?q=zzqxx`, cookies.million);
  const ofRole = async (role: string) =>
    (await sizeOf(`${url}/o/million/users?role=${role}`, cookies.million)) - nobody;
  const [managers, members] = [await ofRole("Manager"), await ofRole("Member")];
  const kB = (bytes: number) => (bytes / 1000).toFixed(1);

  return [
    {
      budget: "P1",
      what: `Users page at ${people.toLocaleString("en")} to the same at 50: time`,
      ratios: rate("fifty", "million"),
      atMost: 1.15,
    },
    {
      budget: "P1",
      what: "the same: processor, of server and database",
      ratios: ratios(page("million").cpu, page("fifty").cpu),
      atMost: 1.15,
      note: `${cpu("million")} ms against ${cpu("fifty")}`,
    },
    {
      budget: "P2",
      what: "Users page to the same with its rows hard-coded: requests per second",
      ratios: rate("million", "rows"),
      atLeast: 0.7,
      note: `${aSecond("million")} a second against ${aSecond("rows")}`,
    },
    {
      budget: "P2",
      what: "Pending Approval, likewise",
      ratios: rate("pending", "rows"),
      atLeast: 0.7,
    },
    {
      budget: "P9",
      what: "table to a naive one on the server: requests per second",
      ratios: rate("rows", "naive"),
      atLeast: 1.5,
      note: `as they travel ${kB(sizes.rows.table)} kB against ${kB(sizes.naive.table)}; pages ${kB(sizes.rows.page)} and ${kB(sizes.naive.page)}`,
    },
    {
      budget: "P9",
      what: "table of 50 Managers with its data as it travels: kB",
      ratios: [managers / 1000],
      atMost: 14,
      note: `of 50 Members ${kB(members)}; a page of nobody ${kB(nobody)}`,
    },
  ];
}

/** Bytes of a page, and of its table as HTML and as the data that follows it: what a page without rows has not. */
async function sizesOf({ url, cookie = "" }: Measured): Promise<{ page: number; table: number }> {
  const page = await sizeOf(url, cookie);
  return { page, table: page - (await sizeOf(`${url}?empty`, cookie)) };
}

/** Bytes of a page as they travel. */
const sizeOf = async (address: string, cookie: string): Promise<number> =>
  gzipSync(await (await fetch(address, { headers: { cookie } })).text()).length;
