import { accountRoles, accountSorts, accountStates } from "@/server/accounts/admin/list/input";
import { type Line, median, ratios, timesInTurn } from "./ratios";

const asked: Record<string, Record<string, string>> = {
  ...Object.fromEntries(
    accountSorts.flatMap((sort) => [
      [`by ${sort}`, { sort }],
      [`by ${sort}, descending`, { sort, dir: "desc" }],
    ]),
  ),
  ...Object.fromEntries(accountRoles.map((role) => [`who is: ${role}`, { role }])),
  ...Object.fromEntries(accountStates.map((state) => [`who is ${state}`, { state }])),
  "a name": { q: "natalie kim" },
  "an address": { q: "777@" },
  "the beginning of a name": { q: "zo" },
};

/** A server with its database, and a PlatformAdmin's cookie for it. */
export interface Platform {
  url: string;
  cookie: string;
}

/** The first page of All Users as people ask for it, in each order, with each filter and with searches, at all accounts to 1,000 (P8). */
export async function accountLines(many: Platform, few: Platform, accounts: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [what, query] of Object.entries(asked)) {
    const times = await timesInTurn(
      { many: () => page(many, query), few: () => page(few, query) },
      { rounds: 9, each: 6, warm: 6 },
    );
    lines.push({
      budget: "P8",
      what: `All Users, ${what}, at ${accounts.toLocaleString("en")} accounts to 1,000`,
      ratios: ratios(times.many, times.few),
      atMost: 2,
      note: `${median(times.many).toFixed(1)} ms against ${median(times.few).toFixed(1)}`,
    });
  }
  return lines;
}

async function page({ url, cookie }: Platform, query: Record<string, string>): Promise<void> {
  const answer = await fetch(`${url}/platform/users?${new URLSearchParams(query)}`, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`All Users answered ${answer.status}.`);
  await answer.arrayBuffer();
}
