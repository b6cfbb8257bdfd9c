import { inAccountTransaction } from "@/server/access/account";
import { liveSession } from "@/server/access/sessions/queries";
import { mergedCatalog } from "@/server/catalog-files/merged";
import { type Caller, hashOf } from "@/server/context";
import { accessAtAcceptance, accessInWords, whyNotAccept } from "@/server/policy/accept-invitation";
import { normalizeEmail } from "@/server/policy/email";
import type { Tx } from "@/server/transaction/transaction";
import { spendOpening } from "./accept";
import { type FoundInvitation, findByToken } from "./queries";

/**
 * What whoever opens a link can do: `accept` (signed in with the invited address), `switch` (signed in with another),
 * `sign_in` (the address has an account), `new` (it has none), `prove` (the link was copied, so nothing is told about the
 * address before somebody shows that it is theirs).
 */
type Way = "accept" | "switch" | "sign_in" | "new" | "prove";

const closed = {
  invitation_used: "used",
  invitation_declined: "declined",
  invitation_revoked: "revoked",
  invitation_expired: "expired",
  invitation_closed: "gone",
  invitation_void: "void",
} as const;

/**
 * What a link to an invitation leads to. Looking changes nothing, since mail scanners look; an invitation that is over
 * shows only what became of it, where, and who can be asked. Refuses too_many.
 */
export async function openInvitation(caller: Caller, token: string) {
  await spendOpening(caller);
  const { found, email } = await inAccountTransaction(async (tx) => ({
    found: await findByToken(tx, hashOf(token)),
    email: await addressOf(tx, caller),
  }));
  const signedIn = email !== null;
  if (!found) return { state: "unknown" as const, signedIn };
  const { org, name, role, note, invitedByName, expiresAt } = found;
  const here = email !== null && normalizeEmail(email) === found.emailNorm;
  const belongs = found.isMember && (here || found.way === "mail");
  const why = whyNotAccept(found, new Date());
  const about = {
    organization: org.name,
    slug: belongs ? found.slug : null,
    invitedBy: invitedByName,
    signedIn,
  };
  if (why) return { state: closed[why.code], ...about };
  if (belongs) return { state: "member" as const, ...about };
  const catalog = mergedCatalog(found.catalogs);
  const { given, leftOut } = accessAtAcceptance(found, found.sender, catalog);
  return {
    state: "open" as const,
    organization: org.name,
    email: found.email,
    name,
    role: role === "manager" ? ("Manager" as const) : ("Member" as const),
    note,
    invitedBy: invitedByName,
    expiresAt: expiresAt.toISOString(),
    membershipEndsAt: found.membershipEndsAt?.toISOString() ?? null,
    with: accessInWords(given, catalog),
    leftOut,
    way: wayOf(found, email, here),
    signedInAs: email,
  };
}

function wayOf(found: FoundInvitation, email: string | null, here: boolean): Way {
  if (here) return "accept";
  if (email !== null) return "switch";
  if (found.way === "copy") return "prove";
  return found.hasAccount ? "sign_in" : "new";
}

/** The confirmed address that this browser is signed in with, or null. */
async function addressOf(tx: Tx, caller: Caller): Promise<string | null> {
  if (!caller.session) return null;
  const live = await liveSession(tx, caller.session);
  return live?.account_id ? live.email : null;
}
