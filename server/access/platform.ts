import type { TransactionSql } from "postgres";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { isRecentlyAuthenticated } from "@/server/policy/actor";
import { platformPool } from "@/server/transaction/pools";
import { requireRow, requireSession, type SessionHolder, type SessionRow } from "./may-begin";
import type { Org } from "./organization";
import type { AccessScope, Entered } from "./scope";

const ops = { kind: "person", pool: platformPool, role: "platform" } as const;

/** Resolves the holder of a session, for what concerns the platform. */
export const beginPlatformSession = (session: Buffer) => async (sql: TransactionSql) =>
  (await sql<SessionRow[]>`select * from begin_person_session(${session}, null)`)[0];

/** Every organization, to read, for an enabled PlatformAdmin; to everyone else it does not exist (not_found). */
export const onPlatform: AccessScope<SessionRow | undefined, { actorId: string }, "person", "read"> = {
  ...ops,
  for: "read",
  begin: (caller) => beginPlatformSession(requireSession(caller)),
  enter(_, caller, row) {
    const { holder } = requireRow(caller, row);
    return asAdmin({ holder, context: { actorId: holder.id } });
  },
};

/** What a change concerns, and so must be locked before it looks. */
export interface Concerns {
  /** True for the platform's own row: its settings. */
  platform?: boolean;
  /** An organization, by id. */
  org?: string;
  /** Accounts that must stay as they are until commit, by id. */
  accounts?: readonly string[];
}

/** Who changes something as PlatformAdmin, and the organization it concerns. */
export interface PlatformAdminContext<O = PlatformOrg | null> {
  actor: PlatformActor;
  org: O;
}

interface PlatformActor {
  id: string;
  name: string;
  email: string;
  recentlyAuthenticated: boolean;
}

/** The organization as it is to the platform. */
type PlatformOrg = Pick<Org, "id" | "slug" | "name" | "state">;

interface PlatformChangeRow extends SessionRow {
  reauthenticated_at: string;
  org_id: string | null;
  org_slug: string;
  org_name: string;
  org_state: Org["state"];
}

const beginPlatformChange = (
  caller: Caller,
  { platform: onPlatform = false, org, accounts = [] }: Concerns,
) => {
  const session = requireSession(caller);
  return async (sql: TransactionSql) =>
    (
      await sql<PlatformChangeRow[]>`
        select * from begin_platform_change(${session}, ${onPlatform}, ${org ?? null}, ${[...accounts]}::uuid[])`
    )[0];
};

/**
 * The platform, to change, for an enabled PlatformAdmin, who is read again under the locks of what it concerns.
 * Refuses signed_out, address_unconfirmed, other_account, not_found.
 */
export const platformChange = (
  concerns: Omit<Concerns, "org">,
): AccessScope<PlatformChangeRow | undefined, PlatformAdminContext, "person", "change"> => ({
  ...ops,
  for: "change",
  begin: (caller) => beginPlatformChange(caller, concerns),
  enter(_, caller, found) {
    const { holder, row } = requireRow(caller, found);
    return asAdmin({ holder, context: { actor: actorOf(row, holder), org: null } });
  },
});

/** One organization from outside; the same, and not_found also where it is not there. */
export const organizationChange = (
  concerns: Concerns & { org: string },
  patience?: "10min",
): AccessScope<PlatformChangeRow | undefined, PlatformAdminContext<PlatformOrg>, "person", "change"> => ({
  ...ops,
  for: "change",
  patience,
  begin: (caller) => beginPlatformChange(caller, concerns),
  enter(_, caller, found) {
    const { holder, row } = requireRow(caller, found);
    if (!row.org_id) refuse("not_found");
    const org = { id: row.org_id, slug: row.org_slug, name: row.org_name, state: row.org_state };
    return asAdmin({ holder, context: { actor: actorOf(row, holder), org } });
  },
});

interface AccountChangeRow extends SessionRow {
  reauthenticated_at: string;
  target_id: string | null;
  target_name: string;
  target_email: string;
  target_admin: boolean;
  target_disabled: boolean;
  orgs: string[];
  admins: number;
}

/** One account as a PlatformAdmin changes it: everything about it is locked until commit. */
export interface LockedAccount {
  actor: PlatformActor;
  target: { id: string; name: string; email: string; platformAdmin: boolean; disabled: boolean };
  /** Where the account has a live membership; each gets its event. */
  orgs: readonly string[];
  /** How many enabled PlatformAdmins there are. */
  admins: number;
}

/** One account, to change, for an enabled PlatformAdmin. Refuses signed_out, address_unconfirmed, other_account, not_found. */
export const accountChange = (
  accountId: string,
): AccessScope<AccountChangeRow | undefined, LockedAccount, "person", "change"> => ({
  ...ops,
  for: "change",
  begin: (caller) => {
    const session = requireSession(caller);
    return async (sql) =>
      (await sql<AccountChangeRow[]>`select * from begin_account_change(${session}, ${accountId})`)[0];
  },
  enter(_, caller, found) {
    const { holder, row } = requireRow(caller, found);
    if (!row.target_id) refuse("not_found");
    const target = {
      id: row.target_id,
      name: row.target_name,
      email: row.target_email,
      platformAdmin: row.target_admin,
      disabled: row.target_disabled,
    };
    const { orgs, admins } = row;
    return asAdmin({ holder, context: { actor: actorOf(row, holder), target, orgs, admins } });
  },
});

const actorOf = (row: { reauthenticated_at: string }, { id, name, email }: SessionHolder): PlatformActor => ({
  ...{ id, name, email },
  recentlyAuthenticated: isRecentlyAuthenticated(row.reauthenticated_at),
});

/** Refuses not_found to everyone who is no PlatformAdmin. */
function asAdmin<C>({ holder, context }: { holder: SessionHolder; context: C }): Entered<C> {
  if (!holder.platformAdmin) refuse("not_found");
  const { id, name, email } = holder;
  const by = { id, name, email, role: "PlatformAdmin" };
  return { context, holder, by, home: PLATFORM_ORG_ID, listing: "/platform/audit" };
}
