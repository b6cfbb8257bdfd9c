import { type Because, because } from "./because";
import { type Catalog, type CatalogAction, labelOf, type Permission, type Reach } from "./catalog";
import { effectiveOf } from "./effective";
import type { MembershipRole } from "./roles";

/** Something that was granted, with the way it came and the time it counts. Times are milliseconds since 1970. */
export interface Holding {
  permissions: readonly string[];
  /** The permission set it is, by name; null for a single permission. */
  set: string | null;
  /** The team it came by; null for a grant of one's own. */
  team: { name: string; active: boolean } | null;
  startsAt: number;
  expiresAt: number | null;
}

/** Everything that decides what one person may do in one organization, as of one moment. */
export interface Facts {
  name: string;
  org: { name: string; suspended: boolean; teamsOn: boolean };
  platformAdmin: boolean;
  membership: {
    role: MembershipRole;
    enabled: boolean;
    approved: boolean;
    expiresAt: number | null;
    accountDisabled: boolean;
    settingsWithheld: boolean;
  } | null;
  holdings: readonly Holding[];
  now: number;
}

/** What somebody would do: a permission; perhaps one action of it, and the permission on what it is done to. */
export interface Ask {
  permission: string;
  action?: string | undefined;
  resource?: string | undefined;
}

/** The answer of X-19, with the whole way to it: `because` is what was found, in the order it was asked. */
export interface Decision {
  allowed: boolean;
  scope: Reach | "none";
  because: readonly Because[];
}

/** True for a grant that counts at this moment (INV-5): begun, not over, and not by a team that is off. */
export function isInForce(holding: Holding, facts: Pick<Facts, "org" | "now">): boolean {
  if (holding.startsAt > facts.now) return false;
  if (holding.expiresAt !== null && holding.expiresAt <= facts.now) return false;
  return holding.team === null || (facts.org.teamsOn && holding.team.active);
}

/**
 * Whether this person may, how far, and why. The answer and its explanation come out of one pass, so that they
 * cannot disagree.
 */
export function decide(catalog: Catalog, facts: Facts, ask: Ask): Decision {
  return decideAll(catalog, facts, [ask])[0] as Decision;
}

/** The same for many asks about one person, answered in the order asked. */
export function decideAll(catalog: Catalog, facts: Facts, asks: readonly Ask[]): Decision[] {
  const stopped = whyNothing(facts);
  const effective = effectiveOf(
    catalog,
    facts.holdings.flatMap((holding) => (isInForce(holding, facts) ? holding.permissions : [])),
  );
  return asks.map((ask) => {
    const steps: Because[] = [];
    const scope = reachOf({ catalog, facts, effective, stopped, steps }, ask);
    return { allowed: scope !== "none", scope, because: steps };
  });
}

interface Course {
  catalog: Catalog;
  facts: Facts;
  /** What is granted and counts, whatever the role. */
  effective: ReadonlySet<string>;
  stopped: Because | null;
  /** What was found so far. */
  steps: Because[];
}

/** What keeps somebody from everything here, or null. */
export function whyNothing({ name, org, membership, platformAdmin, now }: Facts): Because | null {
  if (!membership) return because(platformAdmin ? "platform_admin" : "no_member", { name, org: org.name });
  if (org.suspended) return because("suspended", { org: org.name });
  if (membership.accountDisabled) return because("account_disabled", { name });
  if (!membership.enabled) return because("disabled", { name, org: org.name });
  if (!membership.approved) return because("unapproved", { name, org: org.name });
  if (membership.expiresAt !== null && membership.expiresAt <= now) {
    return because("expired", { name, org: org.name, when: membership.expiresAt });
  }
  return null;
}

function reachOf(course: Course, ask: Ask): Reach | "none" {
  const { catalog, facts, stopped, steps } = course;
  const permission = catalog.permissions.get(ask.permission);
  if (!permission) return reachOfUnlisted(course, ask);
  const action = ask.action === undefined ? null : permission.actions.get(ask.action);
  if (action === undefined) {
    return no(steps, because("unknown_action", { permission: permission.label, action: ask.action ?? "" }));
  }
  if (stopped) return no(steps, stopped);
  if (facts.membership?.role === "manager") return reachOfManager(course, permission);

  const { name } = facts;
  const held = course.effective.has(permission.key);
  const by = held ? undefined : action?.also.find((key) => course.effective.has(key));
  if (by === undefined) steps.push(...waysTo(course, permission));
  else steps.push(because("included", { by: labelOf(catalog, by), name, action: inWords(ask.action ?? "") }));
  if (!held && by === undefined) return "none";
  if (action && !hasAll(course, [...action.requires, ...resourceOf(action, ask)], ask.action ?? ""))
    return "none";
  const own = action?.reach ?? permission.reach;
  if (own === "all") return "all";
  const widener = (catalog.widenedBy.get(permission.key) ?? []).find(
    ({ by, actions }) =>
      course.effective.has(by) &&
      (actions === null || (ask.action !== undefined && actions.includes(ask.action))),
  );
  if (widener) {
    steps.push(because("widened", { by: labelOf(catalog, widener.by), org: facts.org.name }));
    return "all";
  }
  steps.push(because(own, { name }));
  return own;
}

/**
 * What no catalog of the organization lists at present. What has become an action of another permission is asked as that
 * action, so that a question has one answer however it is put; what a catalog that is off has, is said as that.
 */
function reachOfUnlisted(course: Course, { permission: key, ...ask }: Ask): Reach | "none" {
  const { catalog, facts, steps } = course;
  const org = facts.org.name;
  const former = catalog.former.get(key);
  if (former && catalog.permissions.has(former.now) && ask.action === undefined) {
    const [permission, action] = [labelOf(catalog, former.now), inWords(former.action)];
    steps.push(because("former", { former: former.label, permission, action }));
    return reachOf(course, { ...ask, permission: former.now, action: former.action });
  }
  const off = catalog.off.get(key);
  if (off) return no(steps, because("catalog_off", { permission: off.label, catalog: off.catalog, org }));
  return no(steps, because("unknown", { permission: labelOf(catalog, key), org }));
}

/** A Manager carries everything, but the settings where a PlatformAdmin keeps them. */
function reachOfManager({ facts, steps }: Course, { key }: Permission): Reach | "none" {
  const { name, org, membership } = facts;
  if (key === "org.settings.manage" && membership?.settingsWithheld) {
    return no(steps, because("withheld", { name, org: org.name }));
  }
  steps.push(because("manager", { name, org: org.name }));
  return "all";
}

/** Every way by which somebody holds a permission or does not hold it after all; ways that count come first. */
function waysTo({ catalog, facts, effective }: Course, { key, requires }: Permission): Because[] {
  const { name, org } = facts;
  const ways = facts.holdings.filter((holding) => holding.permissions.includes(key));
  const open = ways.filter((holding) => isInForce(holding, facts));
  if (open.length === 0) {
    return [
      because("nothing", { name, permission: labelOf(catalog, key) }),
      ...ways.map((h) => way(facts, h)),
    ];
  }
  const needed = requires.map((other) =>
    because(effective.has(other) ? "prerequisite" : "prerequisite_missing", {
      name,
      permission: labelOf(catalog, key),
      needs: labelOf(catalog, other),
      org: org.name,
    }),
  );
  return [...open.map((holding) => way(facts, holding)), ...needed];
}

/** One grant in words: what it is, by what way it came, and whether it counts. */
function way(facts: Facts, { set, team, startsAt, expiresAt }: Holding): Because {
  const { name, org, now } = facts;
  const kind = team ? (set ? "by_team_set" : "by_team") : set ? "by_set" : "granted";
  const said = { name, set: set ?? "", team: team?.name ?? "", until: expiresAt };
  if (startsAt > now) return because(`${kind}_later`, { ...said, when: startsAt });
  if (expiresAt !== null && expiresAt <= now) return because(`${kind}_over`, { ...said, when: expiresAt });
  if (team && !org.teamsOn) return because("teams_off", { name, team: team.name, org: org.name });
  if (team && !team.active) return because("team_inactive", { name, team: team.name });
  return because(kind, said);
}

function hasAll(
  { catalog, facts, effective, steps }: Course,
  needs: readonly string[],
  action: string,
): boolean {
  for (const needed of needs) {
    const held = effective.has(needed);
    const said = { name: facts.name, action: inWords(action), needs: labelOf(catalog, needed) };
    steps.push(because(held ? "action_met" : "action_missing", said));
    if (!held) return false;
  }
  return true;
}

const inWords = (action: string) => action.replaceAll("_", " ");

/** What is done to a resource needs the permission on it as well (DST-8); unnamed, it is one that nobody holds. */
const resourceOf = (action: CatalogAction, ask: Ask): string[] =>
  action.resource ? [ask.resource ?? "the resource"] : [];

function no(steps: Because[], why: Because): "none" {
  steps.push(why);
  return "none";
}
