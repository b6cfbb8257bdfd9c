import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { Tx } from "@/server/transaction/transaction";
import { actionsIn } from "./categories";
import { listEvents } from "./list/queries";
import { namesakesAmong } from "./people/queries";
import { sentenceParts } from "./sentence";

const lines = 20;
const always = { from: null, until: null };
/** Who looked at the person, and who was refused to change them, is no history of theirs. */
const notDone = [...actionsIn("looks"), ...actionsIn("refusals")];
const newest = { key: null, backwards: false, limit: lines + 1 };

/**
 * What was done to one membership, newest first, as the audit tells it (GGW-6). It goes by the membership, so who comes
 * back has an empty history.
 */
export async function historyOfMember(tx: Tx, org: { id: string; name: string }, membershipId: string) {
  const affected = { actor: PLATFORM_ORG_ID, targets: [membershipId] };
  const found = await listEvents(
    tx,
    org.id,
    { affected, actions: null, except: notDone, span: always },
    newest,
  );
  const called = found.flatMap(({ event }) => [event.actor.name, event.target.label]);
  const namesakes = await namesakesAmong(tx, org.id, [...new Set(called)]);
  return {
    lines: found.slice(0, lines).map(({ seq, at, event }) => ({
      seq,
      at: at.toISOString(),
      parts: sentenceParts(event, org.name).map(({ text, who, name }) => ({
        text: who && namesakes.has(text) ? `${text} (${event[who].email ?? "–"})` : text,
        ...(name && { name }),
      })),
    })),
    more: found.length > lines,
  };
}
