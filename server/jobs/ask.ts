import type { JobKind } from "@/db/schema/job";
import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { refuse } from "@/server/errors";
import { isSameText } from "@/server/policy/fold";
import type { Tx } from "@/server/transaction/transaction";
import { countWaitingJobs, insertJob } from "./queries";

/** How many may be removed at once without typing the organization's name. */
const withoutTyping = 10;

/**
 * "Olive asked to approve 40 requests at once": stores the selection, and the worker does it 200 at a time on her
 * behalf, her right read again each time. A row that is refused is a result, not an end.
 * Refuses nobody_chosen.
 */
export async function decideMany(
  tx: Tx,
  context: OrgContext,
  input: { decision: "approve" | "reject"; ids?: string[]; all?: boolean; reason?: string },
): Promise<Done<{ job: string; total: number }>> {
  const ids = input.all ? null : [...new Set(input.ids ?? [])];
  const total = ids ? ids.length : await countWaitingJobs(tx, context.org.id);
  return ask(tx, context, `requests.${input.decision}`, ids, total, input.reason);
}

/**
 * "Olive asked to remove 12 people at once". Refuses name_mismatch when more than ten are meant and the
 * organization's name was not typed.
 */
export async function removeMany(
  tx: Tx,
  context: OrgContext,
  input: { ids: string[]; reason?: string; confirmation?: string },
): Promise<Done<{ job: string; total: number }>> {
  const ids = [...new Set(input.ids)];
  const isTyped = isSameText(input.confirmation ?? "", context.org.name);
  if (ids.length > withoutTyping && !isTyped) refuse("name_mismatch");
  return ask(tx, context, "members.remove", ids, ids.length, input.reason);
}

async function ask(
  tx: Tx,
  { actor, org }: OrgContext,
  kind: JobKind,
  ids: string[] | null,
  total: number,
  reason: string | undefined,
): Promise<Done<{ job: string; total: number }>> {
  if (total === 0) refuse("nobody_chosen");
  const { id } = await insertJob(tx, org.id, {
    kind,
    askedBy: actor.accountId,
    askedByName: actor.name,
    params: reason ? { reason } : {},
    ids,
    total,
  });
  return {
    events: [{ action: "job.asked", target: { kind: "job", id, label: kind }, after: { kind, total } }],
    result: { job: id, total },
  };
}
