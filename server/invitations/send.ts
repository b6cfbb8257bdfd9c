import type { AuditEvent } from "@/server/audit/event";
import type { Done } from "@/server/change";
import type { Tx } from "@/server/doors/transaction";
import { env } from "@/server/env";
import { refuse, refuseIf } from "@/server/errors";
import type { Letter } from "@/server/mail/post";
import { normalizeEmail } from "@/server/policy/email";
import {
  type InvitationTerms,
  invitationEnd,
  type Verdict,
  verdictOn,
  whyNotInvite,
} from "@/server/policy/invitation";
import type { Entered } from "@/server/read";
import { invitationLetter, invited, newToken } from "./letter";
import { deleteLinks, insertInvitation, insertLink, standingOf, updateOpen } from "./queries";

/** Who is meant, as typed. */
export interface Invitee {
  email: string;
  name?: string | null;
}

/** What all of one sending are invited to. */
export interface Terms extends InvitationTerms {
  note: string | null;
}

/** What a form says of it, as the rules want it. */
export function termsOf(input: {
  role: "Member" | "Manager";
  permissions: readonly string[];
  lastDay?: string;
  note?: string;
}): Terms {
  return {
    role: input.role === "Manager" ? "manager" : "member",
    permissions: [...new Set(input.permissions)].sort(),
    membershipEndsAt: input.lastDay ? new Date(`${input.lastDay}T23:59:59.999Z`) : null,
    note: input.note || null,
  };
}

/** What became of one address. The link is known here and never again: only its hash is stored. */
export interface Sent {
  email: string;
  verdict: Verdict;
  link?: string;
}

/**
 * "Olive invited Ann to Acme": each address that can be invited gets its invitation and its mail, in one change; where one
 * is open it is renewed, and the old link dies (KMP-2, NIR-4, INV-3). Members are left as they are.
 * Refuses promotion, organization_awaits_manager, manager_has_no_end, end_in_the_past, unknown_permission,
 * permission_requires, step_up, nobody_to_invite.
 */
export async function sendInvitations(
  tx: Tx,
  entered: Entered,
  people: readonly Invitee[],
  terms: Terms,
): Promise<Done<{ sent: Sent[] }>> {
  const now = new Date();
  const unique = [...new Map(people.map((one) => [normalizeEmail(one.email), one])).entries()];
  const standing = await standingOf(
    tx,
    entered.org.id,
    unique.map(([emailNorm]) => emailNorm),
  );

  refuseIf(whyNotInvite(entered.actor, entered.org, terms, now));

  const events: AuditEvent[] = [];
  const mail: Letter[] = [];
  const sent: Sent[] = [];
  for (const [emailNorm, person] of unique) {
    const one = await inviteOne(tx, entered, { ...person, emailNorm }, terms, standing(emailNorm), now);
    if (one.event) events.push(one.event);
    if (one.letter) mail.push(one.letter);
    sent.push({ email: person.email, verdict: one.verdict, link: one.link });
  }
  const [first, ...rest] = events;
  if (!first) refuse("nobody_to_invite");
  return { events: [first, ...rest], mail, result: { sent } };
}

/** Does what the verdict on one address says. The terms were judged before. */
export async function inviteOne(
  tx: Tx,
  { actor, org }: Entered,
  person: Invitee & { emailNorm: string },
  terms: Terms,
  standing: Awaited<ReturnType<Awaited<ReturnType<typeof standingOf>>>>,
  now: Date,
): Promise<{ verdict: Verdict; event?: AuditEvent; letter?: Letter; link?: string }> {
  const { verdict } = verdictOn(actor, person.email, person.emailNorm, standing);
  if (verdict === "member" || verdict === "refused") return { verdict };

  const values = {
    ...terms,
    permissions: [...terms.permissions],
    email: person.email,
    name: person.name ?? standing.open?.name ?? null,
    invitedBy: actor.accountId,
    invitedByName: actor.name,
    lastSentAt: now,
    expiresAt: invitationEnd(now, terms.membershipEndsAt),
    remindedAt: null,
  };
  const row = standing.open
    ? await renew(tx, org.id, standing.open, values)
    : await insertInvitation(tx, { ...values, orgId: org.id, emailNorm: person.emailNorm, invitedAt: now });
  if (!row) refuse("invitation_exists", { email: person.email });

  const mailed = newToken();
  const copied = newToken();
  await insertLink(tx, org.id, row.id, mailed.tokenHash, "mail");
  await insertLink(tx, org.id, row.id, copied.tokenHash, "copy");
  return {
    verdict,
    event: {
      action: standing.open ? "invitation.resent" : "invitation.sent",
      target: invited({ ...values, id: row.id }),
      after: { role: terms.role, permissions: terms.permissions.join(" ") },
    },
    letter: invitationLetter("invitation", org, { ...values, id: row.id }, mailed.token),
    link: `${env().url}/invite/${copied.token}`,
  };
}

async function renew(
  tx: Tx,
  orgId: string,
  open: { id: string; sendCount: number },
  values: Parameters<typeof updateOpen>[3],
): Promise<{ id: string } | null> {
  await deleteLinks(tx, orgId, open.id);
  const renewed = await updateOpen(tx, orgId, open.id, { ...values, sendCount: open.sendCount + 1 });
  return renewed ? { id: open.id } : null;
}
