import { all, ofOrg, type Rights } from "./right";

/** Events are inserted and read, never updated or deleted. */
export const audit: Rights = {
  audit_event: {
    tenant: { may: "select, insert", rows: ofOrg },
    person: { may: "insert (org_id, seq, at, body, prev, hash, key_id)", rows: ofOrg },
    auth: { may: "insert (org_id, seq, at, body, prev, hash, key_id)", rows: ofOrg },
    platform: { may: "select, insert", rows: all },
    definer: { may: "select", rows: all },
  },
  audit_person: {
    tenant: { may: "select", rows: ofOrg },
    platform: { may: "select", rows: all },
    definer: { may: "select, insert", rows: all },
  },
  audit_tombstone: {
    tenant: { may: "select", rows: ofOrg },
    platform: { may: "select", rows: all },
  },
  audit_head: {
    tenant: { may: "select, insert, update", rows: ofOrg },
    person: { may: "select, insert, update", rows: ofOrg },
    auth: { may: "select, insert, update", rows: ofOrg },
    platform: { may: "select, insert, update", rows: all },
  },
};
