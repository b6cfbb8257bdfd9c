import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import type { AuditEvent } from "@/server/audit-log/event";
import { refuse } from "@/server/errors";
import { eventsFor, shownImpact, verifyPreview } from "@/server/grants/impact/preview";
import { labelOf } from "@/server/policy/catalog";
import type { GrantTime } from "@/server/policy/grant-time";
import { turnsInert } from "@/server/policy/impact";
import type { Tx } from "@/server/transaction/transaction";
import { type Given, type GrantChange, planned } from "./planned";
import { endGrantsNamed, giveTo, type StoredGrant } from "./queries";
import type { LoadedSubject } from "./subject";

/**
 * Who would gain and who would lose what by giving and taking; what would turn inert, since something it needs is taken
 * away; and what was missing and would be given as well.
 * Refuses not_found, own_grants, teams_off, unknown_permission, set_archived, permission_requires, permission_outlives,
 * granted_already, settings_withheld, grant_unknown, grant_end_past, grant_ends_first.
 */
export async function previewGrants(tx: Tx, context: OrgContext, change: GrantChange) {
  const { catalog } = context.org;
  const { affected, about, more, outlives } = await planned(tx, context, change);
  const named = (key: string) => labelOf(catalog, key);
  const inert = new Map(
    affected.flatMap(({ before, after, carriesAll }) =>
      carriesAll ? [] : turnsInert(catalog, before, after).map(({ key, lacks }) => [key, lacks] as const),
    ),
  );
  return {
    ...shownImpact(catalog, affected, about),
    added: more.map(named),
    inert: [...inert].map(([key, lacks]) => ({ label: named(key), lacks: lacks.map(named) })),
    /** What will turn inert later, when something it needs ends before it does. */
    outlives: outlives.map(({ key, needs, from }) => ({
      ...{ label: named(key), needs: named(needs), from: new Date(from).toISOString() },
    })),
  };
}

/**
 * "Olive granted Mia Night watch": permissions and sets given to a person or a team, and taken from them, as the
 * difference said that was confirmed (KIO-13, DST-11, X-11, INV-2, INV-4). Refuses what the preview refuses, and
 * difference_changed, nothing_changed.
 */
export async function changeGrants(
  tx: Tx,
  context: OrgContext,
  { previewToken, reason = null, ...change }: GrantChange & { previewToken: string; reason?: string | null },
): Promise<Done<{ name: string; affected: number }>> {
  const { actor, org } = context;
  const { subject, time, taken, given, affected, about } = await planned(tx, context, change);
  if (given.length + taken.length === 0) refuse("nothing_changed");
  const impact = verifyPreview(org.catalog, affected, about, previewToken);

  await giveTo(
    tx,
    org.id,
    change.to,
    given.map(({ permission, set, time: { startsAt, expiresAt } }) => ({
      ...{ permission, setId: set?.id ?? null, reason, grantedBy: actor.accountId },
      ...{ startsAt: startsAt ?? undefined, expiresAt },
    })),
  );
  const ended = await endGrantsNamed(tx, org.id, change.to, taken);
  if (ended !== taken.length) refuse("grant_unknown");

  const [first, ...rest] = eventsOf(subject, given, taken, time, reason);
  if (!first) refuse("nothing_changed");
  const others = "team" in change.to ? eventsFor(impact, subject.people, { team: subject.name }) : [];
  return {
    events: [first, ...rest, ...others],
    result: { name: subject.name, affected: impact.people.length },
  };
}

const inWords = (what: readonly { permission: string | null; set: string | null }[]) => ({
  permissions: what.flatMap(({ permission }) => permission ?? []).join(" ") || undefined,
  sets: what.flatMap(({ set }) => set ?? []).join(", ") || undefined,
});

function eventsOf(
  { target }: LoadedSubject,
  given: readonly Given[],
  taken: readonly StoredGrant[],
  { startsAt, expiresAt }: GrantTime,
  reason: string | null,
): AuditEvent[] {
  const team = target.kind === "team";
  const said = reason ? { reason } : {};
  const after = {
    ...inWords(given.map(({ permission, set }) => ({ permission, set: set?.name ?? null }))),
    startsAt: startsAt?.toISOString(),
    expiresAt: expiresAt?.toISOString(),
  };
  const before = inWords(taken.map(({ permission, setName }) => ({ permission, set: setName })));
  return [
    ...(given.length > 0
      ? [{ action: team ? "team.granted" : "permission.granted", target, after, ...said } as const]
      : []),
    ...(taken.length > 0
      ? [{ action: team ? "team.revoked" : "permission.revoked", target, before, ...said } as const]
      : []),
  ];
}
