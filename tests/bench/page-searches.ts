import type { Sql } from "postgres";
import { inTurn, processesOf } from "./in-turn";
import { type Line, ratios } from "./ratios";
import { termNames, terms } from "./terms";

type Server = { url: string; pid: number };

/** What the Users page costs with a search, against the same without (P5). */
export async function pageSearchLines(server: Server, owner: Sql, cookie: string): Promise<Line[]> {
  const users = `${server.url}/o/million/users`;
  const found = await inTurn(
    [
      { name: "million", url: users, cookie },
      ...termNames.map((name) => {
        const { search, sort, dir } = terms[name];
        return { name, url: `${users}?${new URLSearchParams({ q: search, sort, dir })}`, cookie };
      }),
    ],
    processesOf(server.pid, owner),
    { rounds: 5, seconds: 2, warm: 40 },
  );
  const rates = (name: string) => found.get(name)?.rates ?? [];
  return termNames.map((name) => ({
    budget: "P5",
    what: `page with a search for ${terms[name].shown} to the page without: time`,
    ratios: ratios(rates("million"), rates(name)),
    atMost: terms[name].late ? Number.POSITIVE_INFINITY : 4,
    ...(terms[name].late && { note: "may stop at 2 s" }),
  }));
}
