import { all, listedNow, ofOrg, type Rights } from "./right";

/** Organizations, their old addresses, what they were, and their counts. */
export const organizations: Rights = {
  organization: {
    tenant: {
      may: "select, update (slug, name, join_policy, listed, mfa_required, request_expiry_days, ask_again_after_days, catalogs, teams_on, settings_version)",
      rows: "id = (select app_org())",
    },
    person: {
      may: "select (id, slug, name, name_key, state, join_policy, listed, request_expiry_days, ask_again_after_days)",
      rows: `(${listedNow}) or id in (select org_id from membership) or id in (select org_id from join_request)
        or id in (select org_id from invitation)`,
    },
    auth: { may: "select (id, slug, name, name_key, state, join_policy, listed)", rows: listedNow },
    platform: { may: "select, insert, update", rows: all },
    worker: { may: "select (id, slug, name, state)", rows: all },
    definer: { may: "select, update", rows: all },
  },
  organization_address: {
    tenant: { may: "select, insert, delete", rows: ofOrg },
    platform: { may: "select", rows: all },
    definer: { may: "select", rows: all },
  },
  organization_history: {
    tenant: { may: "select", rows: ofOrg },
    platform: { may: "select", rows: all },
    definer: { may: "select, insert, update", rows: all },
  },
  organization_count: {
    tenant: { may: "select", rows: ofOrg },
    platform: { may: "select", rows: all },
    definer: { may: "select, insert, update", rows: all },
  },
};
