import type { OrgContext } from "@/server/access/read";
import { refuse } from "@/server/errors";
import type { Tx } from "@/server/transaction/transaction";
import { namesOf, readerOf } from "./list/page";
import { findEvent, ownBeginning } from "./list/queries";
import { detailsOf } from "./serialize";

/**
 * One event with everything its reader may see. What is not theirs to read does not exist for them.
 * Refuses not_found.
 */
export async function getEvent(tx: Tx, context: OrgContext, seq: number) {
  const { actor, org } = context;
  const reader = readerOf(context);
  const row = await findEvent(tx, org.id, seq);
  if (!row) refuse("not_found");
  if (!reader.all) {
    const { membership } = actor;
    const own = membership && (await ownBeginning(tx, org.id, membership.id));
    const mine = [actor.accountId, membership?.id, own?.requestId].includes(row.event.target.id);
    const byMe = row.event.actor.id === actor.accountId;
    if (!own || !(byMe || mine) || row.at.getTime() < own.joinedAt.getTime() - 60_000) refuse("not_found");
  }
  return { all: reader.all, event: detailsOf(row, reader, await namesOf(tx, org, [row])) };
}
