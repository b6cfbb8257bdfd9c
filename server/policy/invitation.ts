import type { Actor } from "./actor";
import type { Catalog } from "./catalog";
import { momentInWords } from "./day";
import { normalizeEmail } from "./email";
import { whyNotGiveAway, whyNotTogether } from "./grant";
import { type WhyNot, whyNot } from "./reason";
import type { MembershipRole } from "./roles";

/** How many days a link is good, from its last sending on. */
export const invitationDays = 7;
/** At most this many addresses in one sending; more come from a file. */
export const mostInvited = 100;

/** At most this many invitation emails go to one address per day from one organization. */
export const mostMailsADay = 10;

export const invitationStates = ["open", "expired", "accepted", "declined", "revoked"] as const;
export type InvitationState = (typeof invitationStates)[number];

/** An invitation as the rules see it. */
export interface InvitationFacts {
  name: string | null;
  email: string;
  role: MembershipRole;
  status: Exclude<InvitationState, "expired">;
  expiresAt: Date;
}

/** The state at a moment: an open one past its end has expired (KMP-3). */
export function invitationState(
  { status, expiresAt }: Pick<InvitationFacts, "status" | "expiresAt">,
  now: Date,
): InvitationState {
  return status === "open" && expiresAt <= now ? "expired" : status;
}

/** When an invitation sent at this moment expires: in seven days, and not after the membership it would make. */
export function invitationEnd(now: Date, membershipEndsAt: Date | null): Date {
  const end = new Date(now.getTime() + invitationDays * 24 * 60 * 60 * 1000);
  return membershipEndsAt && membershipEndsAt < end ? membershipEndsAt : end;
}

/** A permission set or a team that comes with an invitation; `keys` is what it gives. */
export interface AttachedAccess {
  kind: "set" | "team";
  id: string;
  name: string;
  /** False when the set is archived, or the team is off or gone. */
  stands: boolean;
  keys: readonly string[];
}

/** What an invitation would grant. */
export interface InvitationTerms {
  role: MembershipRole;
  permissions: readonly string[];
  attached: readonly AttachedAccess[];
  membershipEndsAt: Date | null;
}

/**
 * Why this actor cannot invite on these terms (KIO-14, INV-1, INV-3, INV-4, X-11), or null. The password comes last: it
 * is asked for only where the rest is fine.
 */
export function whyNotInvite(
  actor: Actor,
  org: { name: string; state: string; catalog: Catalog },
  { role, permissions, attached, membershipEndsAt }: InvitationTerms,
  now: Date,
): WhyNot<
  | "access_gone"
  | "promotion"
  | "organization_awaits_manager"
  | "manager_has_no_end"
  | "end_in_the_past"
  | "unknown_permission"
  | "permission_requires"
  | "settings_withheld"
  | "step_up"
> | null {
  if (role === "manager" && !actor.platformAdmin) return whyNot("promotion");
  if (role === "member" && org.state === "awaiting_manager") {
    return whyNot("organization_awaits_manager", { org: org.name });
  }
  if (role === "manager" && membershipEndsAt) return whyNot("manager_has_no_end");
  if (membershipEndsAt && membershipEndsAt <= now) return whyNot("end_in_the_past");
  if (permissions.some((key) => !org.catalog.permissions.has(key))) return whyNot("unknown_permission");
  const gone = attached.find(({ stands }) => !stands);
  if (gone) return whyNot("access_gone", { name: gone.name });
  const keys = attached.flatMap((one) => one.keys);
  const wrong =
    whyNotTogether(org.catalog, permissions, keys) ??
    whyNotGiveAway(actor, [...permissions, ...keys], org.name);
  if (wrong) return wrong;
  return role === "manager" && !actor.recentlyAuthenticated ? whyNot("step_up") : null;
}

/** What already exists for an address in this organization. */
export interface AddressStatus {
  isMember: boolean;
  waits: boolean;
  open: Pick<InvitationFacts, "role"> | null;
  /** The number of invitation emails sent there within a day, and when the first of them is a day old. */
  mails: { count: number; fewerFrom: Date } | null;
}

/** Why no further mail may go to an address for now, or null: nobody's mailbox is flooded with our help. */
export function whyNotMail(
  email: string,
  { mails }: Pick<AddressStatus, "mails">,
): WhyNot<"mailed_often"> | null {
  if (!mails || mails.count < mostMailsADay) return null;
  return whyNot("mailed_often", { email, most: mostMailsADay, when: momentInWords(mails.fewerFrom) });
}

/** What sending to an address does: nothing for a member, a new link where one is open, else an invitation. */
export type InviteVerdict = "invite" | "again" | "waiting" | "member" | "refused";

/** What will happen to one address, and why where nothing will (INV-2, INV-3). */
export function verdictOn(
  actor: Actor,
  email: string,
  emailNorm: string,
  { isMember, waits, open, mails }: AddressStatus,
): { verdict: InviteVerdict; why: WhyNot<"own_invitation" | "manager_invitation" | "mailed_often"> | null } {
  if (isMember) return { verdict: "member", why: null };
  if (emailNorm === normalizeEmail(actor.email)) return { verdict: "refused", why: whyNot("own_invitation") };
  const barred = (open && whyNotSteer(actor, { ...open, email, name: null })) ?? whyNotMail(email, { mails });
  if (barred) return { verdict: "refused", why: barred };
  if (open) return { verdict: "again", why: null };
  return { verdict: waits ? "waiting" : "invite", why: null };
}

/**
 * Why this actor may not send an invitation again or elsewhere: to a Manager's, that would be appointing one (KIO-14).
 */
function whyNotSteer(
  actor: Actor,
  invitation: Pick<InvitationFacts, "role" | "email" | "name">,
): WhyNot<"manager_invitation"> | null {
  const appoints = invitation.role === "manager" && !actor.platformAdmin;
  return appoints ? whyNot("manager_invitation", { name: invitation.name ?? invitation.email }) : null;
}

function whyNotOpen(invitation: InvitationFacts): WhyNot<"invitation_not_open"> | null {
  if (invitation.status === "open") return null;
  return whyNot("invitation_not_open", {
    name: invitation.name ?? invitation.email,
    state: invitation.status,
  });
}

/** Why this invitation cannot be sent again (KMP-3), or null; an expired one can. */
export function whyNotReinvite(
  actor: Actor,
  org: { name: string; state: string },
  invitation: InvitationFacts & { membershipEndsAt: Date | null },
  now: Date,
): WhyNot<
  "invitation_not_open" | "manager_invitation" | "organization_awaits_manager" | "end_in_the_past" | "step_up"
> | null {
  const barred = whyNotOpen(invitation) ?? whyNotSteer(actor, invitation);
  if (barred) return barred;
  if (invitation.role === "member" && org.state === "awaiting_manager") {
    return whyNot("organization_awaits_manager", { org: org.name });
  }
  if (invitation.membershipEndsAt && invitation.membershipEndsAt <= now) return whyNot("end_in_the_past");
  return invitation.role === "manager" && !actor.recentlyAuthenticated ? whyNot("step_up") : null;
}

/** Why this invitation's address cannot be corrected, or null: only while it is open. */
export function whyNotCorrect(
  actor: Actor,
  invitation: InvitationFacts,
  now: Date,
): WhyNot<"invitation_not_open" | "manager_invitation" | "step_up"> | null {
  const barred = whyNotOpen(invitation) ?? whyNotSteer(actor, invitation);
  if (barred) return barred;
  if (invitationState(invitation, now) === "expired") {
    const { name, email } = invitation;
    return whyNot("invitation_not_open", { name: name ?? email, state: "expired" });
  }
  return invitation.role === "manager" && !actor.recentlyAuthenticated ? whyNot("step_up") : null;
}

/** Why this invitation cannot be revoked, or null. */
export function whyNotRevoke(invitation: InvitationFacts): WhyNot<"invitation_not_open"> | null {
  return whyNotOpen(invitation);
}
