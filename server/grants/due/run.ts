import { randomUUID } from "node:crypto";
import { change } from "@/server/access/change";
import { runForEach } from "@/server/access/run-for-each";
import { asSystem, byWorker } from "@/server/access/worker";
import { mergedCatalog } from "@/server/catalog-files/merged";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { labelOf as labelIn } from "@/server/policy/catalog";
import { type Ending, noticeGrants, noticeMemberships, organizationsWithEnds } from "./queries";

/**
 * Tells people 7 days and a day before something granted to them, or their membership, ends. Nothing depends on it: that
 * it has ended is read from its date at every request.
 * @returns how many organizations had something due
 */
export async function notifyOfEnds(): Promise<number> {
  return runForEach(
    "ends",
    (tx, after) => organizationsWithEnds(tx, after, 100),
    async (orgId) => {
      await change(byWorker(randomUUID()), asSystem(orgId), async (tx) => {
        const grants = await noticeGrants(tx, orgId);
        const memberships = await noticeMemberships(tx, orgId);
        return { events: [], mail: [...lettersFor(grants), ...lettersFor(memberships)], result: null };
      });
    },
  );
}

const labelOf = ({ permission, catalogs }: Ending) =>
  permission && labelIn(mergedCatalog(catalogs), permission);

/** One letter a person and a moment, naming all that ends then. */
function lettersFor(endings: readonly Ending[]): OutboxMessage[] {
  const together = new Map<string, { first: Ending; what: Set<string> }>();
  for (const ending of endings) {
    const key = `${ending.id} ${ending.at}`;
    const known = together.get(key) ?? { first: ending, what: new Set() };
    const what = ending.set ?? labelOf(ending);
    if (what) known.what.add(what);
    together.set(key, known);
  }
  return [...together.values()].map(({ first, what }) => ({
    template: "access-ends",
    props: { organization: first.organization, slug: first.slug, what: [...what].slice(0, 20), at: first.at },
    to: { email: first.email, name: first.name },
  }));
}
