import type { Rights } from "./right";

/** Tables that belong to no organization: no row-level security, and no right for tenant roles. */
export const globalTables: Rights = {
  platform: {
    auth: { may: "select" },
    platform: { may: "select, update" },
    worker: { may: "select (mail_from)" },
    definer: { may: "select, update (id)" },
  },
  audit_key: {},
  setup_link: {
    auth: { may: "select, insert, delete" },
    platform: { may: "select, update" },
  },
  account: {
    auth: { may: "select, insert, update (name, email, email_norm)" },
    platform: { may: "select, insert, update" },
    definer: {
      may: "select, update (cred_version, deleted_at, disabled_at, platform_admin, name, email, email_norm, last_active_at)",
    },
  },
  credential: {
    auth: { may: "select, insert" },
    platform: { may: "insert" },
    definer: { may: "select (account_id), insert, update (password_hash, changed_at), delete" },
  },
  account_link: {
    auth: { may: "select, insert, update (used_at, ended_at)" },
    worker: { may: "select (id, token_hash, used_at, ended_at, expires_at)" },
    definer: {
      may: "select (id, account_id, purpose, used_at, ended_at, created_at, expires_at), insert, update (ended_at), delete",
    },
  },
  sign_up: {
    auth: { may: "select, insert, update" },
    worker: { may: "select (id, token_hash, confirmed_at, expires_at)" },
    definer: { may: "select, delete" },
  },
  session: {
    auth: {
      may: "select, insert, update (id_hash, revoked_at, reauthenticated_at, last_seen_at, last_org_id, sign_up_id, account_id, cred_version)",
    },
    platform: { may: "select" },
    definer: { may: "select, update (revoked_at, last_seen_at, last_org_id), delete" },
  },
  rate_limit: {
    auth: { may: "select, insert, update, delete" },
    definer: { may: "select, insert, update (points, expire), delete" },
  },
};
