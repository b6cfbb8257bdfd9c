import { randomBytes } from "node:crypto";
import type { Org } from "@/server/access/organization";
import { hashOf } from "@/server/context";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import type { MembershipRole } from "@/server/policy/roles";

/** A new one-time link: 256 random bits for whoever gets it, their hash for the database. */
export function newToken() {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashOf(token) };
}

/** What an invitation mail tells of an invitation. */
export interface InvitationMail {
  id: string;
  email: string;
  name: string | null;
  role: MembershipRole;
  note: string | null;
  expiresAt: Date;
  invitedByName: string;
  invitedByEmail?: string;
}

/** The mail with a link in it, always to the stored address. It is dropped where the link died meanwhile. */
export function invitationMessage(
  template: "invitation" | "invitation-reminder",
  org: Pick<Org, "name">,
  row: InvitationMail,
  token: string,
): OutboxMessage {
  return {
    template,
    props: {
      token,
      organization: org.name,
      by: row.invitedByName,
      byEmail: row.invitedByEmail ?? null,
      role: row.role === "manager" ? "Manager" : "Member",
      note: row.note,
      expiresAt: row.expiresAt.toISOString(),
    },
    to: { email: row.email, name: row.name },
    about: { kind: "invitation", id: row.id },
  };
}

/** How an event names whom an invitation is for. */
export const invitationEvent = (row: { id: string; name: string | null; email: string }) =>
  ({ kind: "invitation", id: row.id, label: row.name ?? row.email, email: row.email }) as const;
