import type { Tx } from "@/server/doors/transaction";
import { refuse, sentenceOf } from "@/server/errors";
import { readAddresses } from "@/server/policy/address-list";
import { normalizeEmail } from "@/server/policy/email";
import { mostInvited, type Verdict, verdictOn, whyNotInvite } from "@/server/policy/invitation";
import type { Entered } from "@/server/read";
import { standingOf } from "./queries";

/** What will happen to one typed address. */
export interface Previewed {
  text: string;
  email: string | null;
  name: string | null;
  verdict: Verdict | "malformed";
  why: string | null;
}

/** Tells of every typed address what sending would do to it (NIR-4). Refuses too_many_addresses. */
export async function previewInvitations(
  tx: Tx,
  { actor, org }: Entered,
  text: string,
): Promise<Previewed[]> {
  const typed = readAddresses(text);
  if (typed.length > mostInvited) refuse("too_many_addresses");
  const addresses = typed.flatMap(({ email }) => (email === null ? [] : [normalizeEmail(email)]));
  const standing = await standingOf(tx, org.id, addresses);
  return typed.map((entry) => {
    if (entry.email === null) return { ...entry, verdict: "malformed", why: null };
    const emailNorm = normalizeEmail(entry.email);
    const { verdict, why } = verdictOn(actor, entry.email, emailNorm, standing(emailNorm));
    return { ...entry, verdict, why: why && sentenceOf(why.code, why.facts) };
  });
}

/** What the form of Add User offers: roles with their reasons, and the permissions that can come with it. */
export function addUserOptions({ actor, org }: Entered) {
  const proved = { ...actor, fresh: true };
  const plain = { permissions: [], membershipEndsAt: null };
  return {
    roles: (["Member", "Manager"] as const).map((role) => {
      const stored = role === "Manager" ? ("manager" as const) : ("member" as const);
      const why = whyNotInvite(proved, org, { ...plain, role: stored }, new Date());
      return { role, whyNot: why && sentenceOf(why.code, why.facts) };
    }),
    categories: org.catalog.categories.map(({ key, label, permissions }) => ({
      key,
      category: label,
      actions: permissions.map((permission) => ({
        key: permission,
        action: permission.startsWith(`${key}.`)
          ? permission.slice(key.length + 1).replaceAll("_", " ")
          : (org.catalog.permissions.get(permission)?.label ?? permission),
      })),
    })),
  };
}
