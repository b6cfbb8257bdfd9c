import { z } from "zod";
import { isTemplateName, type TemplateName } from "@/emails/templates";
import { hashOf } from "@/server/context";
import type { Tx } from "@/server/transaction/transaction";
import { isInvitationOpen, isLinkOpen, isRequestPending, isSignUpOpen, type OutboxRow } from "./queries";

type About = Pick<OutboxRow, "orgId" | "aboutId" | "props"> & { aboutId: string };
type Check = (tx: Tx, about: About) => Promise<string | null>;

const withToken = z.object({ token: z.string() });

const stillWaiting: Check = async (tx, { orgId, aboutId }) =>
  (await isRequestPending(tx, orgId, aboutId)) ? null : "The request is no longer open.";

const linkStillOpen: Check = async (tx, { aboutId, props }) => {
  const { token } = withToken.parse(props);
  return (await isLinkOpen(tx, aboutId, hashOf(token)))
    ? null
    : "The link was used, replaced or has expired.";
};

const stillInvited: Check = async (tx, { orgId, aboutId, props }) =>
  (await isInvitationOpen(tx, orgId, aboutId, hashOf(withToken.parse(props).token)))
    ? null
    : "The invitation was answered, revoked, replaced or has expired.";

/**
 * An email can become outdated while it is queued. The templates listed here are checked right before each attempt;
 * the check returns the reason not to send it.
 */
const checks: Partial<Record<TemplateName, Check>> = {
  "request-received": stillWaiting,
  "request-note": stillWaiting,
  "password-reset": linkStillOpen,
  "confirm-email": linkStillOpen,
  invitation: stillInvited,
  "invitation-reminder": stillInvited,
  "confirm-address": async (tx, { aboutId, props }) => {
    const { token } = withToken.parse(props);
    return (await isSignUpOpen(tx, aboutId, hashOf(token)))
      ? null
      : "The link was used, replaced or has expired.";
  },
};

/** Why an email should be dropped instead of sent; null if it is still up to date. */
export async function whyDrop(tx: Tx, row: OutboxRow): Promise<string | null> {
  const check = isTemplateName(row.template) ? checks[row.template] : undefined;
  if (!check || row.aboutId === null) return null;
  return check(tx, { ...row, aboutId: row.aboutId });
}
