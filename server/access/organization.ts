import type { TransactionSql } from "postgres";
import { mergedCatalog } from "@/server/catalog-files/merged";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { type ActionName, whyNotDo } from "@/server/policy/actions";
import { type Actor, actingRole, isRecentlyAuthenticated } from "@/server/policy/actor";
import type { Catalog } from "@/server/policy/catalog";
import { effectiveOf } from "@/server/policy/effective";
import { webPool } from "@/server/transaction/pools";
import { requireRow, requireSession, type SessionHolder } from "./may-begin";
import { readTogether } from "./read-together";
import type { AccessScope } from "./scope";

/** The organization of a transaction. */
export interface Org {
  id: string;
  slug: string;
  name: string;
  state: "awaiting_manager" | "active" | "suspended" | "archived";
  /** What can be granted here. */
  catalog: Catalog;
  /** Whether there are teams here (DST-12). */
  teamsOn: boolean;
}

/** An organization as seen by an actor who may perform the action. */
export interface OrgContext {
  actor: Actor;
  org: Org;
}

/** What `begin_organization_session` answers, as the driver gives it. */
export interface OrganizationSessionRow extends MembershipContextRow {
  last_seen_at: Date | string;
  reauthenticated_at: Date | string;
  last_org_id: string | null;
  sign_up_id: string | null;
}

/** Where an account stands in an organization; `begin_organization_session_as` answers just this. */
export interface MembershipContextRow {
  account_id: string | null;
  account_name: string;
  account_email: string;
  platform_admin: boolean;
  last_seen_at?: Date | string;
  reauthenticated_at?: Date | string;
  org_id: string | null;
  org_slug: string;
  org_name: string;
  org_state: Org["state"];
  org_catalogs: string[];
  org_teams_on: boolean;
  membership_id: string | null;
  role: "manager" | "member";
  enabled: boolean;
  approved: boolean;
  expired: boolean;
  display_name: string | null;
  settings_withheld: boolean;
  granted: string[];
}

/** Calls the definer function that turns session and slug into who-may-be-here (db/sql/sessions.sql). */
export const beginOrganizationSession =
  (session: Buffer, slug: string, lock: boolean) => async (sql: TransactionSql) =>
    (
      await sql<
        OrganizationSessionRow[]
      >`select * from begin_organization_session(${session}, ${slug}, ${lock})`
    )[0];

/**
 * One organization, named by its address, for an action. A change locks its row first. Reads of one request that come at
 * the same time share a transaction; the action of each is checked for itself. Refuses whatever `authorize` refuses.
 * @param patience for a read that may run out of time: it gets a transaction to itself, which it cannot break for others
 */
export function inOrganization(
  slug: string,
  action: ActionName,
  { patience }: { patience?: "2s" } = {},
): AccessScope<OrganizationSessionRow | undefined, OrgContext, "person", "both"> {
  const scope: AccessScope<OrganizationSessionRow | undefined, OrgContext, "person", "both"> = {
    kind: "person",
    for: "both",
    pool: webPool,
    role: "tenant",
    patience,
    begin: (caller, writes) => beginOrganizationSession(requireSession(caller), slug, writes),
    enter: (_, caller, row) => {
      const { holder, actor, org } = authorize(caller, row, action);
      const by = { id: actor.accountId, name: actor.name, email: actor.email, role: actingRole(actor) };
      return { context: { actor, org }, holder, by, home: org.id, listing: `/o/${org.slug}/audit` };
    },
    readTogether: (caller, work) => readTogether(caller, slug, scope, work),
  };
  return scope;
}

/**
 * Who acts and where, or a refusal: not signed in, address unconfirmed, a page of another account, no such
 * organization for them, their membership off, or the action not theirs.
 */
export function authorize(
  caller: Pick<Caller, "openedBy">,
  found: MembershipContextRow | undefined,
  action: ActionName,
): OrgContext & { holder: SessionHolder } {
  const named = found && {
    ...found,
    // Nobody's session is behind what the worker does for somebody.
    last_seen_at: found.last_seen_at ?? null,
    name: found.account_name,
    email: found.account_email,
  };
  const { holder, row } = requireRow(caller, named);
  if (!row.org_id) refuse("not_found");
  const org: Org = {
    id: row.org_id,
    slug: row.org_slug,
    name: row.org_name,
    state: row.org_state,
    catalog: mergedCatalog(row.org_catalogs),
    teamsOn: row.org_teams_on,
  };
  const actor: Actor = {
    accountId: holder.id,
    name: row.display_name ?? row.account_name,
    email: row.account_email,
    platformAdmin: row.platform_admin,
    recentlyAuthenticated:
      row.reauthenticated_at !== undefined && isRecentlyAuthenticated(row.reauthenticated_at),
    membership: row.membership_id
      ? {
          id: row.membership_id,
          role: row.role,
          enabled: row.enabled,
          approved: row.approved,
          expired: row.expired,
          settingsWithheld: row.settings_withheld,
          granted: [...effectiveOf(org.catalog, row.granted)],
        }
      : null,
  };
  refuseIf(whyNotDo(actor, org, action));
  return { actor, org, holder };
}
