import { z } from "zod";
import { isTemplateName, type TemplateName } from "@/emails/templates";
import { hashOf } from "@/server/context";
import type { Tx } from "@/server/transaction/transaction";
import { isInvitationOpen, isLinkOpen, isRequestPending, isSignUpOpen, type OutboxRow } from "./queries";

type About = Pick<OutboxRow, "orgId" | "aboutId" | "props"> & { aboutId: string };
type Check = (tx: Tx, about: About) => Promise<string | null>;

const withToken = z.object({ token: z.string() });

const stillWaiting: Check = async (tx, { orgId, aboutId }) =>
  (await isRequestPending(tx, orgId, aboutId)) ? null : "The request no longer waits for a decision.";

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
 * What a mail tells may stop being so while it waits. A template that is named here is asked right before each
 * attempt, and gives the reason why it should not go out any more.
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

/** Why a mail should be dropped instead of sent; null while it is still true. */
export async function whyDrop(tx: Tx, row: OutboxRow): Promise<string | null> {
  const check = isTemplateName(row.template) ? checks[row.template] : undefined;
  if (!check || row.aboutId === null) return null;
  return check(tx, { ...row, aboutId: row.aboutId });
}
