import { all, ofOrg, type Rights } from "./right";

/** Invitations and their links. Who opens a link is answered by invitation_by_token, under no right of their own. */
const answers =
  "status in ('accepted', 'declined') and (accepted_by is null or accepted_by = (select app_account()))";

export const invitations: Rights = {
  invitation: {
    tenant: {
      may: "select, insert, update (email, email_norm, name, role, permissions, set_ids, team_ids, note, membership_ends_at, status, invited_by, invited_by_name, send_count, last_sent_at, expires_at, reminded_at, ended_at, ended_by_name, accepted_by, membership_id)",
      rows: ofOrg,
    },
    person: {
      may: "select, update (status, ended_at, accepted_by)",
      rows: "email_norm = (select own_address())",
      writes: `${ofOrg} and ${answers}`,
      changes: "status = 'open'",
    },
    auth: {
      may: "select, update (status, ended_at)",
      rows: ofOrg,
      writes: "status in ('accepted', 'declined') and accepted_by is null",
      changes: "status = 'open'",
    },
    platform: { may: "select", rows: all },
    worker: { may: "select (org_id, id, status, expires_at, last_sent_at, reminded_at)", rows: all },
    definer: { may: "select, update (status, ended_at, ended_by_name)", rows: all },
  },
  invitation_link: {
    tenant: { may: "select, insert, delete", rows: ofOrg },
    worker: { may: "select", rows: all },
    definer: { may: "select", rows: all },
  },
};
