import type { ImportVerdict } from "@/db/schema/import-row";
import type { OrgContext } from "@/server/access/read";
import { explain } from "@/server/errors";
import { accessInWords } from "@/server/policy/accept-invitation";
import { momentInWords } from "@/server/policy/day";
import { type AttachedAccess, verdictOn, whyNotReinvite } from "@/server/policy/invitation";
import { whyNot } from "@/server/policy/reason";
import type { Tx } from "@/server/transaction/transaction";
import { addressStatuses, attachedAccess, type InvitationRow } from "../queries";

export interface RowVerdict {
  verdict: ImportVerdict;
  /** The column that is wrong; null where none is. */
  column: "email" | null;
  why: string | null;
}

/** What a file does to each of some addresses, given in their normal form. Everybody else's rules hold here too. */
export async function verdictsOn(
  tx: Tx,
  { actor, org }: OrgContext,
  addresses: readonly string[],
  now: Date,
) {
  const standing = await addressStatuses(tx, org.id, addresses);
  const open = addresses.flatMap((emailNorm) => standing(emailNorm).open ?? []);
  const attached = await attachedAccess(tx, org.id, {
    setIds: [...new Set(open.flatMap(({ setIds }) => setIds))],
    teamIds: [...new Set(open.flatMap(({ teamIds }) => teamIds))],
  });

  function verdict(email: string, emailNorm: string): RowVerdict {
    const found = standing(emailNorm);
    const { verdict, why } = verdictOn(actor, email, emailNorm, found);
    if (verdict === "member") return { verdict, column: "email", why: `Already a member of ${org.name}.` };
    const barred = why ?? (found.open && whyNotAgain(found.open));
    if (barred) return { verdict: "refused", column: "email", why: explain(barred) };
    return { verdict, column: null, why: found.open && `Stays as it was: ${keptIn(found.open)}.` };
  }

  /** A file sends an invitation again as it is; one to Manager asks for a password, which a file cannot give. */
  function whyNotAgain(row: InvitationRow) {
    if (row.role === "manager") return whyNot("reinvite_alone", { email: row.email });
    return whyNotReinvite(actor, org, row, now);
  }

  function keptIn(row: InvitationRow): string {
    const ids = new Set([...row.setIds, ...row.teamIds]);
    const brought: AttachedAccess[] = attached.filter(({ id }) => ids.has(id));
    const words = accessInWords({ permissions: row.permissions, attached: brought }, org.catalog);
    const shown = words.length > 6 ? [...words.slice(0, 5), `${words.length - 5} more`] : words;
    const end = row.membershipEndsAt ? `, until ${momentInWords(row.membershipEndsAt)}` : "";
    return `a Member${shown.length > 0 ? ` with ${shown.join(", ")}` : ""}${end}`;
  }

  return { verdict, standing };
}
