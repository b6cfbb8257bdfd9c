import { all, ofOrg, type Rights } from "./right";

/** What is to be done or mailed. */
export const work: Rights = {
  job: {
    tenant: { may: "select, insert, update", rows: ofOrg },
    worker: { may: "select, update", rows: all },
  },
  job_result: {
    tenant: { may: "select, insert", rows: ofOrg },
  },
  import_row: {
    tenant: { may: "select, insert, delete", rows: ofOrg },
  },
  outbox: {
    tenant: {
      may: "insert, select (org_id, about_kind, about_id, status, created_at, last_error)",
      rows: ofOrg,
    },
    person: { may: "insert", rows: ofOrg },
    auth: { may: "insert", rows: ofOrg },
    platform: {
      may: "select, insert, update (status, next_attempt_at, first_attempt_at, sender, round, settled_at, html, body_text, props)",
      rows: all,
    },
    worker: { may: "select, update", rows: all },
    definer: { may: "select, delete", rows: all },
  },
};
