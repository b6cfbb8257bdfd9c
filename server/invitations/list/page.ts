import type { OrgContext } from "@/server/access/read";
import { explain, type Reason } from "@/server/errors";
import type { Actor } from "@/server/policy/actor";
import { decodeTimeCursor, encodeCursor } from "@/server/policy/cursor";
import { invitationState, whyNotCorrect, whyNotReinvite, whyNotRevoke } from "@/server/policy/invitation";
import type { Tx } from "@/server/transaction/transaction";
import type { InvitationsShown } from "../input";
import { countOpen, isSearchedInPart, listInvitations } from "./queries";

const pageSize = 50;
/** Open ones are counted up to here; more are "more than 1,000". */
const countedTo = 1001;
/** A search of a letter or two looks through this many of the newest; list_invitations in db/sql holds the number too. */
const newestSearched = 50_000;

/** One page of the list of invitations (KMP-3), each row with the reasons why it cannot be acted on. */
export async function invitationsPage(
  tx: Tx,
  { actor, org }: OrgContext,
  input: { show: InvitationsShown; search?: string; after?: string },
) {
  const after = decodeTimeCursor(input.after);
  const [found, open, partly] = await Promise.all([
    listInvitations(tx, org.id, { show: input.show, search: input.search, after, limit: pageSize + 1 }),
    countOpen(tx, org.id, countedTo),
    input.search ? isSearchedInPart(tx, org.id, input.search, newestSearched) : false,
  ]);
  const now = new Date();
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role === "manager" ? ("Manager" as const) : ("Member" as const),
      /** Names of permission sets and teams that come with it, and how many single permissions. */
      attached: row.attached,
      permissions: row.permissions.length,
      invitedBy: row.calledBy,
      sentAt: row.lastSentAt.toISOString(),
      times: row.sendCount,
      expiresAt: row.expiresAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      endedBy: row.endedByName,
      state: invitationState(row, now),
      /** Why the last mail did not arrive, as far as we know. */
      undelivered: row.status === "open" ? whyUndelivered(row.delivery) : null,
      /** Its sender may no longer appoint Managers: its link opens nothing (INV-4). */
      void: row.status === "open" && !row.stands,
      memberId: row.membershipId,
      whyNot: reasons(actor, org, row, now),
    })),
    open,
    /** Where the search did not look everywhere: what it did, and how to look everywhere. */
    note: partly ? "Only the newest 50,000 were searched. Type three letters to search all of them." : null,
    next: found.length > pageSize && last ? encodeCursor({ value: last.key, id: last.id }) : undefined,
  };
}

/** What became of a mail that nobody will try again by itself, in a sentence; null where it went out or still may. */
function whyUndelivered(mail: { status: string; error: string | null } | null): string | null {
  if (mail?.status === "unknown") return "We don’t know whether it was sent.";
  if (mail?.status !== "failed") return null;
  const said = mail.error?.trim();
  return said ? `Not delivered: ${said.slice(0, 160)}` : "Not delivered.";
}

/** That the password will be asked for is no reason: the form asks and repeats. */
function reasons(
  actor: Actor,
  org: OrgContext["org"],
  row: Parameters<typeof whyNotReinvite>[2],
  now: Date,
): { reinvite: string | null; correct: string | null; revoke: string | null } {
  const proved = { ...actor, recentlyAuthenticated: true };
  const said = (why: Reason | null) => why && explain(why);
  return {
    reinvite: said(whyNotReinvite(proved, org, row, now)),
    correct: said(whyNotCorrect(proved, row, now)),
    revoke: said(whyNotRevoke(row)),
  };
}
