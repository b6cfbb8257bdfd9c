import { canonicalJson } from "./audit/canonical";
import type { AuditActor, AuditEvent } from "./audit/event";
import { purposeOf } from "./audit/look";
import { lockHead, wasWitnessed } from "./audit/queries";
import { noOrganization, record } from "./audit/record";
import type { Caller } from "./context";
import { authorized, enter } from "./doors/entered";
import { enteredPlatform } from "./doors/platform";
import { platformPool, webPool } from "./doors/pools";
import { inTransaction, type Tx } from "./doors/transaction";
import { Refusal, refuse } from "./errors";
import { actingRole } from "./policy/actor";
import { type DeedName, deeds } from "./policy/deeds";

const once = 15 * 60 * 1000;

/**
 * Records that somebody looked, in a transaction of its own: once per person, organization and filter in 15
 * minutes. Await it before answering, so that nothing is shown that was not logged.
 */
export async function witness(
  caller: Caller,
  slug: string,
  deed: DeedName,
  event: AuditEvent,
): Promise<void> {
  if (!caller.session) refuse("signed_out");
  await inTransaction(
    webPool(),
    { role: "tenant", readOnly: false, first: enter(caller.session, slug, false) },
    async (tx, row) => {
      const { actor, org } = authorized(caller, row, deed);
      const by = { id: actor.accountId, name: actor.name, email: actor.email, role: actingRole(actor) };
      await recordOnce(tx, caller, by, org.id, event);
    },
  );
}

/** The same for what a PlatformAdmin looked at beyond any organization. */
export async function witnessPlatform(caller: Caller, event: AuditEvent): Promise<void> {
  const { session } = caller;
  if (!session) refuse("signed_out");
  await inTransaction(
    platformPool(),
    { role: "platform", readOnly: false, first: enteredPlatform(session) },
    async (tx, row) => {
      if (!row?.platform_admin || !row.account_id) refuse("not_found");
      const by = { id: row.account_id, name: row.name, email: row.email, role: "PlatformAdmin" };
      await recordOnce(tx, caller, by, noOrganization, event);
    },
  );
}

/**
 * Records that somebody was refused a deed (ASVS 16.3.2), once per person, deed and organization in 15 minutes: in the
 * organization's chain where they belong, else in the platform's. A refusal of what is merely gone is none.
 * @param slug the organization; null for a deed of the platform
 * @param what the deed, or the procedure where there is none
 */
export async function witnessRefusal(
  caller: Caller,
  slug: string | null,
  what: DeedName | string,
  refusal: Refusal,
): Promise<void> {
  if (!caller.session || !isDenial(refusal)) return;
  const says = what in deeds ? deeds[what as DeedName].says : purposeOf(what);
  const event: AuditEvent = {
    action: "deed.refused",
    target: { kind: "list", id: noOrganization, label: says },
    after: { refusal: refusal.code },
    view: { deed: what },
  };
  await inTransaction(
    webPool(),
    { role: "tenant", readOnly: false, first: enter(caller.session, slug ?? "", false) },
    async (tx, row) => {
      if (!row?.account_id) return;
      if (row.org_id && refusal.code === "not_found") return;
      const by = { id: row.account_id, name: row.account_name, email: row.account_email, role: null };
      await recordOnce(tx, caller, by, row.org_id ?? noOrganization, event);
    },
  );
}

/**
 * Does what is no procedure, such as making a file, and records who is refused it as procedures do.
 * @param slug the organization; null for a deed of the platform
 */
export async function recordingRefusals<T>(
  caller: Caller,
  slug: string | null,
  what: DeedName | string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) await witnessRefusal(caller, slug, what, error);
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
  if (await wasWitnessed(tx, orgId, view)) return;
  await lockHead(tx, orgId);
  if (await wasWitnessed(tx, orgId, view)) return;
  await record(tx, caller, by, [{ orgId, events: [event] }]);
}
