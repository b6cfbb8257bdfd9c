import type { Sql } from "postgres";
import { pageOfChain } from "@/server/audit/list/page";
import { resolveFilterInChain } from "@/server/audit/list/resolve-filter";
import type { Tx } from "@/server/transaction/transaction";
import { fewEvents, makeAudit, ofFewEvents, ofManyEvents } from "./events";
import { inside } from "./inside";
import { type Line, median, ratios, timesInTurn } from "./ratios";

/** What the audit's pages cost with many events to few (P14). */
export async function auditLines(owner: Sql, orgs: Map<string, string>, events: number): Promise<Line[]> {
  await makeAudit(owner, orgs, events);
  return pageLines(orgs, events);
}

const filters = {
  "the first page": {},
  "what one person did": { who: "number7" },
  "one action": { action: "request.approved" },
  "a category": { category: "memberships" },
  "what one person did in a category": { who: "number7", category: "memberships" },
  "one day": { from: "2026-10-31", to: "2026-10-31" },
  "one action since a day": { action: "team.joined", from: "2026-10-31" },
  "who a name means": { who: "quentin" },
};

const everything = { accountId: "", all: true };

async function pageLines(orgs: Map<string, string>, events: number): Promise<Line[]> {
  const page = (tx: Tx, slug: string, filter: object) => async () => {
    const chain = { id: orgs.get(slug) ?? "", name: slug };
    return pageOfChain(tx, chain, await resolveFilterInChain(tx, chain.id, filter), filter, everything);
  };
  const lines: Line[] = [];
  for (const [name, filter] of Object.entries(filters)) {
    const times = await inside(orgs.get(ofManyEvents) ?? "", (many) =>
      inside(orgs.get(ofFewEvents) ?? "", (few) =>
        timesInTurn({ many: page(many, ofManyEvents, filter), few: page(few, ofFewEvents, filter) }),
      ),
    );
    lines.push({
      budget: "P14",
      what: `audit, ${name}, at ${events.toLocaleString("en")} events to ${fewEvents.toLocaleString("en")}`,
      ratios: ratios(times.many, times.few),
      atMost: 2,
      note: `${median(times.many).toFixed(1)} ms against ${median(times.few).toFixed(1)}`,
    });
  }
  return lines;
}
