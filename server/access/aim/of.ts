import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { AuditEvent } from "@/server/audit-log/event";
import type { Tx } from "@/server/transaction/transaction";
import { type AimKind, findAim } from "./queries";

type Target = AuditEvent["target"];

/** What the id of an input means, by the noun of the procedure. */
const kinds: Record<string, AimKind> = {
  members: "membership",
  permissions: "membership",
  grants: "membership",
  requests: "request",
  invitations: "invitation",
  sets: "set",
  teams: "team",
  platform: "account",
};

/** Procedures where `id` is that of something else. */
const others = new Set(["invitations.checkedFile", "invitations.startFile"]);
/** Of promotions only these name a person; the others name the proposal. */
const ofPeople = new Set(["promotions.of", "promotions.propose"]);

/**
 * Whom or what a call was about, as an event names it: what its input points at, as far as it exists where the
 * transaction may look. An id of another organization is nobody here (INV-6).
 * @param label what to call it where nothing is found
 */
export async function aimOf(
  tx: Tx,
  orgId: string,
  procedure: string,
  input: unknown,
  label: string,
): Promise<Target> {
  const aim = aimIn(procedure, input);
  const found = aim && (await findAim(tx, orgId, aim.kind, aim.id));
  return aim && found
    ? { ...found, kind: aim.kind, id: aim.id }
    : { kind: "list", id: PLATFORM_ORG_ID, label };
}

function aimIn(procedure: string, input: unknown): { kind: AimKind; id: string } | null {
  const asked = isRecord(input) ? input : {};
  const subject = isRecord(asked.to) ? asked.to : isRecord(asked.of) ? asked.of : {};
  if (isId(subject.member)) return { kind: "membership", id: subject.member };
  if (isId(subject.team)) return { kind: "team", id: subject.team };
  const noun = procedure.slice(0, procedure.indexOf("."));
  const kind = ofPeople.has(procedure) ? "membership" : kinds[noun];
  return kind && isId(asked.id) && !others.has(procedure) ? { kind, id: asked.id } : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const isId = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
