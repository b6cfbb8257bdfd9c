import type { Sql } from "postgres";
import { inTurn, processesOf } from "./in-turn";
import { type Line, ratios } from "./ratios";
import { termNames, terms } from "./terms";

type Server = { url: string; pid: number };

// A filter of each kind: of a role that many have and of one that few have, of a status by the row and by the hour.
const filters = [
  "role=Member&sort=email",
  "role=Manager&sort=role",
  "status=disabled",
  "status=expired&sort=role",
];

/** What the Users page costs with a filter or a search, against the same without (P4, P5). */
export async function pageSearchLines(server: Server, owner: Sql, cookie: string): Promise<Line[]> {
  const users = `${server.url}/o/million/users`;
  const found = await inTurn(
    [
      { name: "million", url: users, cookie },
      ...filters.map((filter) => ({ name: filter, url: `${users}?${filter}`, cookie })),
      ...termNames.map((name) => {
        const { search, sort, dir } = terms[name];
        return { name, url: `${users}?${new URLSearchParams({ q: search, sort, dir })}`, cookie };
      }),
    ],
    processesOf(server.pid, owner),
    { rounds: 5, seconds: 2, warm: 40 },
  );
  const rates = (name: string) => found.get(name)?.rates ?? [];
  const line = (budget: string, name: string, what: string, atMost: number): Line => ({
    budget,
    what: `${what} to the page without: time`,
    ratios: ratios(rates("million"), rates(name)),
    atMost,
  });
  return [
    ...filters.map((filter) => line("P4", filter, `page with ${filter}`, 2)),
    ...termNames.map((name) => {
      const { shown, late } = terms[name];
      const searched = line(
        "P5",
        name,
        `page with a search for ${shown}`,
        late ? Number.POSITIVE_INFINITY : 4,
      );
      return late ? { ...searched, note: "may stop at 2 s" } : searched;
    }),
  ];
}
