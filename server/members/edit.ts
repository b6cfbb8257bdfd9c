import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { spendHere } from "@/server/access/share";
import type { AuditEvent, Json } from "@/server/audit-log/event";
import { refuse, refuseIf } from "@/server/errors";
import { directKeys, endGrant, giveTo } from "@/server/grants/queries";
import { settleManagers } from "@/server/organizations/settle";
import type { OutboxMessage } from "@/server/outbox/enqueue";
import { noticeOf } from "@/server/policy/access-notices";
import type { BuiltInPermission } from "@/server/policy/actions";
import { endOfDay } from "@/server/policy/day";
import {
  whyNotEdit,
  whyNotEndOn,
  whyNotGiveSettings,
  whyNotSwitch,
  whyNotWithholdSettings,
} from "@/server/policy/member-change";
import type { Tx } from "@/server/transaction/transaction";
import { type MemberDetails, updateMember } from "./queries";
import { loadMember, named } from "./target";

const settingsKey: BuiltInPermission = "org.settings.manage";

/** What Edit User saves: each part that is given is changed. */
export interface MemberEdit {
  id: string;
  displayName?: string | null;
  enabled?: boolean;
  approved?: boolean;
  /** The last day, as YYYY-MM-DD; through 23:59:59 UTC. Null for no end. */
  expiresOn?: string | null;
  carriesSettings?: boolean;
  /** Words to the person about their approval. */
  reason?: string | null;
}

/**
 * "Olive disabled Mia", "Olive named Mia …", one event for each thing that changed (GGW-2, GGW-6, GGW-7, X-7, X-9,
 * Disabling acts on open sessions at their next request.
 * Refuses not_found, own_access, platform_admins_only, last_manager, manager_has_no_end, end_in_the_past,
 * settings_platform_only, settings_withheld, last_settings_keeper, nothing_changed, too_many.
 */
export async function editMember(
  tx: Tx,
  context: OrgContext,
  edit: MemberEdit,
): Promise<Done<{ name: string }>> {
  const { actor, org } = context;
  const { row, target, counts } = await loadMember(tx, org.id, edit.id);
  const now = new Date();
  const expiresAt = endOfDay(edit.expiresOn);
  const events: AuditEvent[] = [];
  const mail: OutboxMessage[] = [];
  const note = (
    action: AuditEvent["action"],
    before: Record<string, Json>,
    after: Record<string, Json>,
    more: Pick<AuditEvent, "reason" | "reasonShown"> = {},
  ) => events.push({ action, target: named(row), before, after, ...more });
  const changes: Parameters<typeof updateMember>[3] = {};

  if (edit.displayName !== undefined && edit.displayName !== row.displayName) {
    refuseIf(whyNotEdit(actor, target));
    changes.displayName = edit.displayName;
    note("membership.renamed", { name: row.name }, { name: edit.displayName });
  }
  if (edit.enabled !== undefined && edit.enabled !== row.enabled) {
    refuseIf(whyNotSwitch(actor, target, edit.enabled, counts));
    changes.enabled = edit.enabled;
    note(
      edit.enabled ? "membership.enabled" : "membership.disabled",
      { enabled: row.enabled },
      { enabled: edit.enabled },
    );
  }
  if (edit.approved !== undefined && edit.approved !== (row.approvedAt !== null)) {
    refuseIf(whyNotSwitch(actor, target, edit.approved, counts));
    changes.approvedAt = edit.approved ? now : null;
    changes.approvedBy = edit.approved ? actor.accountId : null;
    note(
      edit.approved ? "membership.approved" : "membership.unapproved",
      { approved: !edit.approved },
      { approved: edit.approved },
      edit.reason ? { reason: edit.reason, reasonShown: true } : {},
    );
  }
  if (edit.expiresOn !== undefined && expiresAt?.getTime() !== row.expiresAt?.getTime()) {
    refuseIf(whyNotEndOn(actor, target, expiresAt, now));
    changes.expiresAt = expiresAt;
    note(
      "membership.end_set",
      { expiresAt: row.expiresAt?.toISOString() ?? null },
      { expiresAt: expiresAt?.toISOString() ?? null },
    );
  }
  if (
    edit.carriesSettings !== undefined &&
    edit.carriesSettings === row.settingsWithheld &&
    row.role === "manager"
  ) {
    refuseIf(whyNotWithholdSettings(actor, target, !edit.carriesSettings, counts));
    changes.settingsWithheld = !edit.carriesSettings;
    note(
      "membership.settings_changed",
      { carriesSettings: !edit.carriesSettings },
      { carriesSettings: edit.carriesSettings },
    );
  }
  let given: boolean | null = null;
  if (edit.carriesSettings !== undefined && row.role === "member") {
    const held = (await directKeys(tx, org.id, edit.id)).includes(settingsKey);
    if (held !== edit.carriesSettings) {
      refuseIf(whyNotGiveSettings(actor, target, org.name));
      given = edit.carriesSettings;
      note("membership.settings_changed", { carriesSettings: held }, { carriesSettings: given });
    }
  }
  mail.push(...accessLetters(context, row, changes, edit.reason ?? null));
  const [first, ...rest] = events;
  if (!first) refuse("nothing_changed");
  // Each switch mails the person. Only switching on has a limit: taking access away must never wait.
  if (changes.enabled || changes.approvedAt) await spendHere(tx, "switch.member", edit.id);

  if (Object.keys(changes).length > 0) await updateMember(tx, org.id, edit.id, changes);
  if (org.state === "awaiting_manager") rest.push(...(await settleManagers(tx, org)));
  if (given === true) {
    await giveTo(tx, org.id, { member: edit.id }, [{ permission: settingsKey, grantedBy: actor.accountId }]);
  }
  if (given === false) await endGrant(tx, org.id, edit.id, settingsKey);

  return { events: [first, ...rest], mail, result: { name: edit.displayName || row.name } };
}

type Changes = Parameters<typeof updateMember>[3];

/** The mail about what happened to somebody's access, if anything did (GGW-16). */
function accessLetters(
  { actor, org }: OrgContext,
  row: MemberDetails,
  changes: Changes,
  reason: string | null,
) {
  const before = { enabled: row.enabled, approved: row.approvedAt !== null };
  const after = {
    enabled: changes.enabled ?? before.enabled,
    approved: changes.approvedAt === undefined ? before.approved : changes.approvedAt !== null,
  };
  const expiresAt = changes.expiresAt === undefined ? row.expiresAt : changes.expiresAt;
  const expired = expiresAt !== null && expiresAt <= new Date();
  const counts = { accountDisabled: row.accountDisabled, expired, organization: org.state };
  const { mail, still } = noticeOf(before, after, counts);
  const place = { organization: org.name, slug: org.slug };
  const messages: OutboxMessage[] = [];
  if (mail === "access-disabled") messages.push({ template: mail, props: place, to: row });
  if (mail === "access-unapproved") {
    messages.push({ template: mail, props: { ...place, by: actor.name }, to: row });
  }
  if (mail === "access-restored") messages.push({ template: mail, props: { ...place, still }, to: row });
  if (mail === "access-approved") {
    messages.push({ template: mail, props: { ...place, still, by: actor.name, reason }, to: row });
  }
  return messages;
}
