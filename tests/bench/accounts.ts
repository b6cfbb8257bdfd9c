import { inTransaction } from "@/server/doors/transaction";
import {
  accountRoles,
  accountSorts,
  accountStates,
  listAccountsInput,
} from "@/server/platform/accounts/list/input";
import { accountsPage } from "@/server/platform/accounts/list/page";
import { freshConnection } from "./inside";
import { type Line, median, ratios, timesInTurn } from "./ratios";

const asked: Record<string, object> = {
  ...Object.fromEntries(
    accountSorts.flatMap((sort) => [
      [`by ${sort}`, { sort }],
      [`by ${sort}, descending`, { sort, descending: true }],
    ]),
  ),
  ...Object.fromEntries(accountRoles.map((role) => [`who is: ${role}`, { role }])),
  ...Object.fromEntries(accountStates.map((state) => [`who is ${state}`, { state }])),
  "a name": { search: "natalie kim" },
  "an address": { search: "777@" },
  "the beginning of a name": { search: "zo" },
};

const readOnly = { role: "platform", readOnly: true, first: async () => undefined } as const;

/** The first page of All Users in each order, with each filter and with searches, at all accounts to 1,000 (P8). */
export async function accountLines(smallUrl: string, accounts: number): Promise<Line[]> {
  const [large, small] = [freshConnection("ops"), freshConnection("ops", smallUrl)];
  const found = await inTransaction(large, readOnly, (many) =>
    inTransaction(small, readOnly, async (few) => {
      const lines: Line[] = [];
      for (const [what, input] of Object.entries(asked)) {
        const page = listAccountsInput.parse(input);
        const times = await timesInTurn(
          { many: () => accountsPage(many, page), few: () => accountsPage(few, page) },
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
    }),
  );
  await Promise.all([large.end(), small.end()]);
  return found;
}
