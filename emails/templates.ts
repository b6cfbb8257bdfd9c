import type { z } from "zod";
import { accessApproved, accessDisabled, accessRestored, accessUnapproved } from "./access";
import { accessEnds } from "./access-ends";
import { accountDisabled, newDevice, ownAccountDeleted } from "./account";
import { addressTaken } from "./address-taken";
import { addressConfirmation } from "./confirm-address";
import { emailChangeConfirmation, emailChangedNew, emailChangedOld, emailTaken } from "./email-change";
import { invitationEmail, invitationReminder } from "./invitation";
import { accountDeleted, platformAdmin, removed, roleChanged } from "./membership";
import { organizationChanged } from "./organization";
import { noPasswordReset, passwordChanged, passwordReset } from "./password";
import { promotionDecided, promotionProposed } from "./promotion";
import { requestApproved } from "./request-approved";
import { requestReceived } from "./request-received";
import { requestRejected } from "./request-rejected";
import {
  jobFinished,
  requestExpired,
  requestNote,
  requestsNew,
  requestsWaiting,
  requestVoid,
} from "./waiting";

/** Every email Gatehouse sends, by the template name stored in the outbox. */
export const templates = {
  "confirm-address": addressConfirmation,
  "address-taken": addressTaken,
  "password-reset": passwordReset,
  "no-password-reset": noPasswordReset,
  "password-changed": passwordChanged,
  "confirm-email": emailChangeConfirmation,
  "email-taken": emailTaken,
  "email-changed-old": emailChangedOld,
  "email-changed-new": emailChangedNew,
  "new-device": newDevice,
  "account-disabled": accountDisabled,
  "own-account-deleted": ownAccountDeleted,
  "request-received": requestReceived,
  "request-approved": requestApproved,
  "request-rejected": requestRejected,
  "request-note": requestNote,
  "request-expired": requestExpired,
  "request-void": requestVoid,
  "requests-new": requestsNew,
  "requests-waiting": requestsWaiting,
  "role-changed": roleChanged,
  "platform-admin": platformAdmin,
  "organization-changed": organizationChanged,
  "promotion-proposed": promotionProposed,
  "promotion-decided": promotionDecided,
  "access-disabled": accessDisabled,
  "access-restored": accessRestored,
  "access-unapproved": accessUnapproved,
  "access-approved": accessApproved,
  "access-ends": accessEnds,
  removed,
  "account-deleted": accountDeleted,
  "job-finished": jobFinished,
  invitation: invitationEmail,
  "invitation-reminder": invitationReminder,
};

export type TemplateName = keyof typeof templates;
export type PropsOf<K extends TemplateName> = z.infer<(typeof templates)[K]["props"]>;

/** An email to send: a template name with exactly that template's props. */
export type Mail = { [K in TemplateName]: { template: K; props: PropsOf<K> } }[TemplateName];

/** Whether a stored template name still exists in this version. */
export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templates, name);
