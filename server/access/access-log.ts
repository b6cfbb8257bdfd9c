import { aimOf } from "@/server/access/aim/of";
import { appendToAuditLog, PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { canonicalJson } from "@/server/audit-log/canonical-json";
import type { AuditActor, AuditEvent } from "@/server/audit-log/event";
import { countLogged, lockHead, wasAccessLogged } from "@/server/audit-log/queries";
import { screenName, screenViewed } from "@/server/audit-log/screen-names";
import type { Caller } from "@/server/context";
import { Refusal, refuse } from "@/server/errors";
import type { ActionName } from "@/server/policy/actions";
import { actingRole } from "@/server/policy/actor";
import { platformPool, webPool } from "@/server/transaction/pools";
import { inTransaction, type Tx } from "@/server/transaction/transaction";
import { requireSession } from "./may-begin";
import { authorize, beginOrganizationSession } from "./organization";
import { beginPlatformSession } from "./platform";

const once = 15 * 60 * 1000;
/** So many refusals of one person in that time are told apart by whom they aimed at; further ones by the procedure alone. */
const mostAims = 30;

/**
 * Records that somebody looked, in a transaction of its own: once per person, organization and filter in 15
 * minutes. Await it before answering, so that nothing is shown that was not logged.
 */
export async function logAccess(
  caller: Caller,
  slug: string,
  action: ActionName,
  event: AuditEvent,
  look?: { procedure: string; input: unknown },
): Promise<void> {
  const session = requireSession(caller);
  await inTransaction(
    webPool(),
    { role: "tenant", readOnly: false, first: beginOrganizationSession(session, slug, false) },
    async (tx, row) => {
      const { actor, org } = authorize(caller, row, action);
      const by = { id: actor.accountId, name: actor.name, email: actor.email, role: actingRole(actor) };
      const target = look
        ? await aimOf(tx, org.id, look.procedure, look.input, event.target.label)
        : event.target;
      await recordOnce(tx, caller, by, org.id, { ...event, target });
    },
  );
}

/** The same for what a procedure showed to somebody who may see it only as a PlatformAdmin: of whom or of what, too. */
export async function logView(
  caller: Caller,
  slug: string,
  action: ActionName,
  procedure: string,
  input: unknown,
): Promise<void> {
  await logAccess(caller, slug, action, screenViewed(procedure, input), { procedure, input });
}

/** The same for what a PlatformAdmin looked at beyond any organization. */
export async function logPlatformAccess(caller: Caller, procedure: string, input: unknown): Promise<void> {
  const session = requireSession(caller);
  await inTransaction(
    platformPool(),
    { role: "platform", readOnly: false, first: beginPlatformSession(session) },
    async (tx, row) => {
      if (!row?.platform_admin || !row.account_id) refuse("not_found");
      const by = { id: row.account_id, name: row.name, email: row.email, role: "PlatformAdmin" };
      const target = await aimOf(tx, PLATFORM_ORG_ID, procedure, input, screenName(procedure));
      await recordOnce(tx, caller, by, PLATFORM_ORG_ID, { ...screenViewed(procedure, input), target });
    },
  );
}

/**
 * Records that somebody was refused (ASVS 16.3.2), with what they tried and on whom: once per person, procedure, target
 * and organization in 15 minutes, and once for a visit to a page. In the organization's chain where they belong, else in
 * the platform's. A refusal of what is merely gone is none.
 * @param slug the organization; null for a procedure of the platform
 * @param what the procedure, or what makes a file
 */
export async function logDenial(
  caller: Caller,
  slug: string | null,
  what: string,
  refusal: Refusal,
  input?: unknown,
): Promise<void> {
  if (!caller.session || !isDenial(refusal)) return;
  if (caller.firstDenial?.(slug ?? "") === false) return;
  await inTransaction(
    webPool(),
    { role: "tenant", readOnly: false, first: beginOrganizationSession(caller.session, slug ?? "", false) },
    async (tx, row) => {
      if (!row?.account_id) return;
      if (row.org_id && refusal.code === "not_found") return;
      const by = { id: row.account_id, name: row.account_name, email: row.account_email, role: null };
      const orgId = row.org_id ?? PLATFORM_ORG_ID;
      const unknown = { kind: "list", id: PLATFORM_ORG_ID, label: screenName(what) } as const;
      const target = row.org_id ? await aimOf(tx, row.org_id, what, input, unknown.label) : unknown;
      const view: Record<string, string> = { what };
      if (slug && !row.org_id) view.org = slug;
      const event = { action: "action.denied", after: { refusal: refusal.code } } as const;
      const since = new Date(Date.now() - once);
      const many = (await countLogged(tx, orgId, by.id, event.action, since, mostAims)) >= mostAims;
      if (target.kind !== "list" && !many) view.id = target.id;
      await recordOnce(tx, caller, by, orgId, {
        ...event,
        target: many ? unknown : target,
        view,
      });
    },
  );
}

/**
 * Does what is no procedure, such as making a file, and records who is refused it as procedures do.
 * @param slug the organization; null for the platform
 */
export async function withDenialLog<T>(
  caller: Caller,
  slug: string | null,
  what: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) await logDenial(caller, slug, what, error);
    throw error;
  }
}

const isDenial = ({ status, code }: Refusal) =>
  (status === 403 && code !== "step_up") || code === "not_found";

/** Looks before the lock, so that a second look costs no waiting, and again under it, so that two at once are one. */
async function recordOnce(
  tx: Tx,
  caller: Caller,
  by: AuditActor & { id: string },
  orgId: string,
  event: AuditEvent,
): Promise<void> {
  const view = {
    actorId: by.id,
    action: event.action,
    view: canonicalJson(event.view ?? {}),
    since: new Date(Date.now() - once),
  };
  if (await wasAccessLogged(tx, orgId, view)) return;
  await lockHead(tx, orgId);
  if (await wasAccessLogged(tx, orgId, view)) return;
  await appendToAuditLog(tx, caller, by, [{ orgId, events: [event] }]);
}
