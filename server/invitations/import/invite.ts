import type { PartDone } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { refuseIf } from "@/server/errors";
import { normalizeEmail } from "@/server/policy/email";
import { whyNotInvite } from "@/server/policy/invitation";
import type { Tx } from "@/server/transaction/transaction";
import { inviteAll, plainTerms } from "../send";
import { findRows } from "./queries";
import { verdictsOn } from "./verdict";

/**
 * Invites whom some rows of a checked file name, as Members; who has an open invitation keeps what it says. What became
 * of the addresses since the check is looked at again: a row that invites nobody any more is a result with its reason.
 */
export async function inviteRows(
  tx: Tx,
  context: OrgContext,
  ids: readonly string[],
): Promise<PartDone<{ targetId: string; label: string; refusal: string | null }[]>> {
  const rows = await findRows(tx, context.org.id, ids);
  const people = rows.map((row) => ({ ...row, emailNorm: normalizeEmail(row.email) }));
  const now = new Date();
  const addresses = people.map(({ emailNorm }) => emailNorm);
  const { verdict, standing } = await verdictsOn(tx, context, addresses, now);

  refuseIf(whyNotInvite(context.actor, context.org, { ...plainTerms, attached: [] }, now));

  const judged = people.map((person) => ({ person, ...verdict(person.email, person.emailNorm) }));
  const good = judged.filter(({ column }) => column === null).map(({ person }) => person);
  const { events, mail } = await inviteAll(tx, context, good, (open) => open ?? plainTerms, standing, {
    now,
    copies: false,
  });
  const result = judged.map(({ person, column, why }) => ({
    targetId: person.id,
    label: person.email,
    refusal: column && why,
  }));
  return { events, mail, result };
}
