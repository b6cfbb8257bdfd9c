import type { OrgContext } from "@/server/access/read";
import { explain, refuse } from "@/server/errors";
import { readAddresses, whyNoAddress } from "@/server/policy/address-list";
import { normalizeEmail } from "@/server/policy/email";
import {
  type InvitationTerms,
  type InviteVerdict,
  mostInvited,
  verdictOn,
  whyNotInvite,
} from "@/server/policy/invitation";
import { choicesOf } from "@/server/policy/permission-choices";
import type { Tx } from "@/server/transaction/transaction";
import { addressStatuses, givableAccess } from "./queries";

/** What will happen to one typed address. */
interface Previewed {
  text: string;
  email: string | null;
  name: string | null;
  verdict: InviteVerdict | "malformed";
  why: string | null;
}

/** Tells of every typed address what sending would do to it (NIR-4). Refuses too_many_addresses. */
export async function previewInvitations(
  tx: Tx,
  { actor, org }: OrgContext,
  text: string,
): Promise<Previewed[]> {
  const typed = readAddresses(text);
  if (typed.length > mostInvited) refuse("too_many_addresses");
  const addresses = typed.flatMap(({ email }) => (email === null ? [] : [normalizeEmail(email)]));
  const standing = await addressStatuses(tx, org.id, addresses);
  return typed.map((entry) => {
    if (entry.email === null) return { ...entry, verdict: "malformed", why: whyNoAddress(entry.text) };
    const emailNorm = normalizeEmail(entry.email);
    const { verdict, why } = verdictOn(actor, entry.email, emailNorm, standing(emailNorm));
    return { ...entry, verdict, why: why && explain(why) };
  });
}

/** What the form of Add User offers: roles, permissions, permission sets and teams, each with why it cannot be chosen. */
export async function addUserOptions(tx: Tx, { actor, org }: OrgContext) {
  const proved = { ...actor, recentlyAuthenticated: true };
  const now = new Date();
  const said = (terms: Partial<InvitationTerms>) => {
    const plain = { role: "member", permissions: [], attached: [], membershipEndsAt: null } as const;
    const why = whyNotInvite(proved, org, { ...plain, ...terms }, now);
    return why && explain(why);
  };
  const attached = (await givableAccess(tx, org.id)).map((one) => ({
    id: one.id,
    kind: one.kind,
    name: one.name,
    whyNot: said({ attached: [one] }),
  }));
  return {
    roles: [
      { role: "Member" as const, whyNot: said({ role: "member" }) },
      { role: "Manager" as const, whyNot: said({ role: "manager" }) },
    ],
    categories: choicesOf(org.catalog),
    sets: attached.filter(({ kind }) => kind === "set"),
    teams: attached.filter(({ kind }) => kind === "team"),
  };
}
