import type { TransactionSql } from "postgres";
import { mergedCatalog } from "@/server/catalog-files/merged";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { type ActionName, whyNotDo } from "@/server/policy/actions";
import { type Actor, isRecentlyAuthenticated } from "@/server/policy/actor";
import type { Catalog } from "@/server/policy/catalog";
import { effectiveOf } from "@/server/policy/effective";
import { requireAccount } from "./holder";

/** The organization a door was opened on. */
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

/** What `enter` answers, as the driver gives it. */
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
 * Who acts and where, or a refusal: not signed in, address unconfirmed, a page of another account, no such
 * organization for them, their membership off, or the action not theirs.
 */
export function authorize(
  caller: Pick<Caller, "openedBy">,
  found: MembershipContextRow | undefined,
  action: ActionName,
): { actor: Actor; org: Org } {
  const row = requireAccount(
    caller,
    found && { ...found, name: found.account_name, email: found.account_email },
  );
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
    accountId: row.account_id,
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
  return { actor, org };
}
