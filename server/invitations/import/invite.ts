import type { PartDone } from "@/server/doors/behalf";
import type { Tx } from "@/server/doors/transaction";
import { refuseIf, sentenceOf } from "@/server/errors";
import { normalizeEmail } from "@/server/policy/email";
import { type Verdict, whyNotInvite } from "@/server/policy/invitation";
import type { Entered } from "@/server/read";
import { standingOf } from "../queries";
import { inviteAll, plainTerms } from "../send";
import { findRows } from "./queries";

/**
 * Invites whom some rows of a checked file name, as Members; what became of the addresses since the check is looked at
 * again. A row that invites nobody any more is a result with its reason.
 */
export async function inviteRows(
  tx: Tx,
  entered: Entered,
  ids: readonly string[],
): Promise<PartDone<{ targetId: string; label: string; refusal: string | null }[]>> {
  const rows = await findRows(tx, entered.org.id, ids);
  const people = rows.map((row) => ({ ...row, emailNorm: normalizeEmail(row.email) }));
  const standing = await standingOf(
    tx,
    entered.org.id,
    people.map(({ emailNorm }) => emailNorm),
  );
  const now = new Date();

  refuseIf(whyNotInvite(entered.actor, entered.org, { ...plainTerms, carried: [] }, now));

  const { events, mail, sent } = await inviteAll(tx, entered, people, plainTerms, standing, {
    now,
    copies: false,
  });
  const result = people.map(({ id, email }, place) => ({
    targetId: id,
    label: email,
    refusal: refusalOf(sent[place]?.verdict, email, entered.org.name),
  }));
  return { events, mail, result };
}

function refusalOf(verdict: Verdict | undefined, email: string, org: string): string | null {
  if (verdict === "member") return sentenceOf("invitee_is_member", { email, org });
  return verdict === "refused" || verdict === undefined ? sentenceOf("nobody_to_invite") : null;
}
