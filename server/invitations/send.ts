import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import type { AuditEvent } from "@/server/audit-log/event";
import { env } from "@/server/env";
import { refuse, refuseIf } from "@/server/errors";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { endOfDay } from "@/server/policy/day";
import { normalizeEmail } from "@/server/policy/email";
import { type InviteVerdict, invitationEnd, verdictOn, whyNotInvite } from "@/server/policy/invitation";
import type { Tx } from "@/server/transaction/transaction";
import { invitationEvent, invitationMessage, newToken } from "./message";
import {
  addressStatuses,
  attachedAccess,
  deleteLinks,
  type InvitationRow,
  insertInvitations,
  insertLinks,
  type NewLink,
  updateOpen,
} from "./queries";

/** Who is meant, as typed. */
export interface Invitee {
  email: string;
  name?: string | null;
}

/** What all of one sending are invited to. */
export type Terms = Pick<
  InvitationRow,
  "role" | "permissions" | "setIds" | "teamIds" | "membershipEndsAt" | "note"
>;

/** A Member with nothing more, as whom everybody in a file is invited. */
export const plainTerms: Terms = {
  role: "member",
  permissions: [],
  setIds: [],
  teamIds: [],
  membershipEndsAt: null,
  note: null,
};

/** What a form says of it, as the rules want it. */
export function termsOf(input: {
  role: "Member" | "Manager";
  permissions: readonly string[];
  sets: readonly string[];
  teams: readonly string[];
  lastDay?: string | null;
  note?: string;
}): Terms {
  return {
    role: input.role === "Manager" ? "manager" : "member",
    permissions: [...new Set(input.permissions)].sort(),
    setIds: [...new Set(input.sets)],
    teamIds: [...new Set(input.teams)],
    membershipEndsAt: endOfDay(input.lastDay),
    note: input.note || null,
  };
}

/** What became of one address. The link is known here and never again: only its hash is stored. */
interface Sent {
  email: string;
  verdict: InviteVerdict;
  link?: string;
}

/**
 * "Olive invited Ann to Acme": each address that can be invited gets its invitation and its mail, in one change; where one
 * is open it is renewed, and the old link dies (KMP-2, NIR-4, INV-3). Members are left as they are.
 * Refuses access_gone, promotion, organization_awaits_manager, manager_has_no_end, end_in_the_past, unknown_permission,
 * permission_requires, step_up, nobody_to_invite.
 */
export async function sendInvitations(
  tx: Tx,
  context: OrgContext,
  people: readonly Invitee[],
  terms: Terms,
): Promise<Done<{ sent: Sent[] }>> {
  const now = new Date();
  const unique = [...new Map(people.map((one) => [normalizeEmail(one.email), one])).entries()];
  const standing = await addressStatuses(
    tx,
    context.org.id,
    unique.map(([emailNorm]) => emailNorm),
  );

  const attached = await attachedAccess(tx, context.org.id, terms);
  if (attached.length < terms.setIds.length + terms.teamIds.length) refuse("access_unknown");

  refuseIf(whyNotInvite(context.actor, context.org, { ...terms, attached }, now));

  const one = await inviteAll(
    tx,
    context,
    unique.map(([emailNorm, person]) => ({ ...person, emailNorm })),
    () => terms,
    standing,
    { now, copies: true, attached },
  );
  const [first, ...rest] = one.events;
  if (!first) refuse("nobody_to_invite");
  return { events: [first, ...rest], mail: one.mail, result: { sent: one.sent } };
}

type Person = Invitee & { emailNorm: string };
type Standing = Awaited<ReturnType<typeof addressStatuses>>;

/**
 * Does what the verdict on each address says; the terms were judged before. New invitations and all links are written
 * at once, however many they are.
 * @param termsFor on what terms, by what is open at the address
 * @param copies whether each gets a link to copy as well
 * @param carried the sets and teams of the terms, which the events name
 */
export async function inviteAll(
  tx: Tx,
  { actor, org }: OrgContext,
  people: readonly Person[],
  termsFor: (open: InvitationRow | null) => Terms,
  standing: Standing,
  { now, copies, attached = [] }: { now: Date; copies: boolean; attached?: readonly Carried[] },
): Promise<{ events: AuditEvent[]; mail: OutboxMessage[]; sent: Sent[] }> {
  const judged = people.map((person) => {
    const { emailNorm, email } = person;
    const { open } = standing(emailNorm);
    const { verdict } = verdictOn(actor, email, emailNorm, standing(emailNorm));
    const { role, permissions, setIds, teamIds, membershipEndsAt, note } = termsFor(open);
    const values = {
      ...{ role, permissions, setIds, teamIds, membershipEndsAt, note },
      email,
      name: person.name ?? open?.name ?? null,
      invitedBy: actor.accountId,
      invitedByName: actor.name,
      lastSentAt: now,
      expiresAt: invitationEnd(now, membershipEndsAt),
      remindedAt: null,
    };
    return { emailNorm, open, verdict, values };
  });
  const invited = judged.filter(({ verdict }) => verdict === "invite" || verdict === "waiting");
  const ids = await insertInvitations(
    tx,
    invited.map(({ values, emailNorm }) => ({
      ...values,
      orgId: org.id,
      emailNorm,
      invitedAt: now,
    })),
  );
  for (const { open, verdict, values, emailNorm } of judged) {
    if (verdict !== "again" || !open) continue;
    await renew(tx, org.id, open, values);
    ids.set(emailNorm, open.id);
  }

  const links: NewLink[] = [];
  const done = judged.map(({ emailNorm, open, verdict, values }) => {
    const id = ids.get(emailNorm);
    if (!id) return { sent: { email: values.email, verdict } };
    const mailed = newToken();
    links.push({ invitationId: id, tokenHash: mailed.tokenHash, way: "mail" });
    const copied = copies ? newToken() : null;
    if (copied) links.push({ invitationId: id, tokenHash: copied.tokenHash, way: "copy" });
    const event: AuditEvent = {
      action: open ? "invitation.resent" : "invitation.sent",
      target: invitationEvent({ ...values, id }),
      after: {
        role: values.role,
        permissions: values.permissions.join(" "),
        sets: namesIn(attached, values.setIds),
        teams: namesIn(attached, values.teamIds),
        endsAt: values.membershipEndsAt?.toISOString(),
      },
    };
    const message = invitationMessage(
      "invitation",
      org,
      { ...values, id, invitedByEmail: actor.email },
      mailed.token,
    );
    const link = copied ? `${env().url}/invite/${copied.token}` : undefined;
    return { event, message, sent: { email: values.email, verdict, link } };
  });
  await insertLinks(tx, org.id, links);
  return {
    events: done.flatMap(({ event }) => event ?? []),
    mail: done.flatMap(({ message }) => message ?? []),
    sent: done.map(({ sent }) => sent),
  };
}

type Carried = Awaited<ReturnType<typeof attachedAccess>>[number];

const namesIn = (attached: readonly Carried[], ids: readonly string[]) =>
  attached
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(", ") || undefined;

async function renew(
  tx: Tx,
  orgId: string,
  open: { id: string; email: string; sendCount: number },
  values: Parameters<typeof updateOpen>[3],
): Promise<void> {
  await deleteLinks(tx, orgId, open.id);
  const renewed = await updateOpen(tx, orgId, open.id, { ...values, sendCount: open.sendCount + 1 });
  if (!renewed) refuse("invitation_exists", { email: open.email });
}
