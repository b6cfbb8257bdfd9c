/** An id that nothing has. */
const nothing = "00000000-0000-4000-8000-000000000000";

/** Inputs of the procedures about permissions, sets and teams, made anew for each call. */
export const permissionInputs = (
  someMember: () => Promise<string>,
): Record<string, () => Promise<unknown>> => ({
  "catalogs.presets": async () => undefined,
  "catalogs.switches": async () => ({ org: "acme" }),
  "catalogs.preview": async () => ({ org: "acme", version: -1, catalogs: [], teamsOn: false }),
  "catalogs.change": async () => ({
    org: "acme",
    version: -1,
    catalogs: [],
    teamsOn: false,
    previewToken: "",
  }),
  "grants.preview": async () => ({
    ...{ org: "acme", to: { member: await someMember() }, take: [] },
    give: [{ permission: "vpn.view" }],
  }),
  "grants.change": async () => ({
    ...{ org: "acme", to: { member: await someMember() }, take: [], previewToken: "not shown" },
    give: [{ permission: "vpn.view" }],
  }),
  "sets.list": async () => ({ org: "acme" }),
  "sets.get": async () => ({ org: "acme", id: nothing }),
  "sets.create": async () => ({
    ...{ org: "acme", description: "", permissions: ["vpn.view"] },
    name: `Matrix ${Math.random().toString(36)}`,
  }),
  "sets.preview": async () => ({
    ...{ org: "acme", id: nothing, name: "Matrix", description: "", permissions: ["vpn.view"], version: 1 },
  }),
  "sets.edit": async () => ({
    ...{ org: "acme", id: nothing, name: "Matrix", description: "", permissions: ["vpn.view"] },
    previewToken: "not shown",
  }),
  "sets.previewArchive": async () => ({ org: "acme", id: nothing }),
  "sets.archive": async () => ({ org: "acme", id: nothing, previewToken: "not shown" }),
  "teams.list": async () => ({ org: "acme" }),
  "teams.get": async () => ({ org: "acme", id: nothing }),
  "teams.findPeople": async () => ({ org: "acme", id: nothing, search: "mia" }),
  "teams.ofMember": async () => ({ org: "acme", member: await someMember() }),
  "teams.findForMember": async () => ({ org: "acme", member: await someMember(), search: "night" }),
  "teams.create": async () => ({
    ...{ org: "acme", description: "" },
    name: `Matrix ${Math.random().toString(36)}`,
  }),
  "teams.edit": async () => ({ org: "acme", id: nothing, name: "Matrix", description: "", version: 1 }),
  "teams.previewEnd": async () => ({ org: "acme", id: nothing, what: "delete" }),
  "teams.end": async () => ({ org: "acme", id: nothing, what: "delete", previewToken: "not shown" }),
  "teams.previewPlace": async () => ({
    ...{ org: "acme", id: nothing, member: await someMember(), what: "add" },
  }),
  "teams.add": async () => ({
    org: "acme",
    id: nothing,
    member: await someMember(),
    previewToken: "not shown",
  }),
  "teams.take": async () => ({
    org: "acme",
    id: nothing,
    member: await someMember(),
    previewToken: "not shown",
  }),
  "teams.changeLead": async () => ({ org: "acme", id: nothing, member: await someMember(), lead: true }),
  "permissions.explain": async () => ({ org: "acme", id: await someMember(), permission: "vpn.view" }),
  "permissions.decide": async () => ({
    org: "acme",
    id: await someMember(),
    asks: [{ permission: "vpn.view" }],
  }),
  "permissions.explainMine": async () => ({ org: "acme", permission: "vpn.view" }),
  "permissions.choices": async () => ({ org: "acme" }),
  "permissions.columns": async () => ({ org: "acme" }),
  "permissions.teams": async () => ({ org: "acme" }),
  "permissions.why": async () => ({ org: "acme", of: { member: await someMember() }, categories: ["vpn"] }),
  "permissions.mine": async () => ({ org: "acme" }),
  "permissions.access": async () => ({ org: "acme", id: await someMember() }),
  "grants.of": async () => ({ org: "acme", id: await someMember() }),
});

/** What is granted is for who governs people; teams are opened by whoever is in them. */
export const permissionMatrix = `
catalogs.presets             ok           ok           ok           ok           ok           address_unconfirmed  signed_out
catalogs.switches            ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
catalogs.preview             settings_changed settings_changed not_allowed not_found not_found address_unconfirmed signed_out
catalogs.change              settings_changed settings_changed not_allowed not_found not_found address_unconfirmed signed_out
grants.of                    ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
grants.preview               ok ok not_allowed  not_found    not_found    address_unconfirmed  signed_out
grants.change                difference_changed difference_changed not_allowed  not_found    not_found    address_unconfirmed  signed_out
sets.list                    ok ok not_allowed  not_found    not_found    address_unconfirmed  signed_out
sets.get                     not_found not_found not_allowed  not_found    not_found    address_unconfirmed  signed_out
sets.create                  ok ok not_allowed  not_found    not_found    address_unconfirmed  signed_out
sets.preview                 not_found not_found not_allowed  not_found    not_found    address_unconfirmed  signed_out
sets.edit                    not_found not_found not_allowed  not_found    not_found    address_unconfirmed  signed_out
sets.previewArchive          not_found not_found not_allowed  not_found    not_found    address_unconfirmed  signed_out
sets.archive                 not_found not_found not_allowed  not_found    not_found    address_unconfirmed  signed_out
teams.create                 ok ok not_allowed  not_found    not_found    address_unconfirmed  signed_out
teams.findPeople             not_found    not_found    not_found    not_found    not_found    address_unconfirmed  signed_out
teams.ofMember               ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
teams.findForMember          ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
teams.list                   ok ok ok not_found    not_found    address_unconfirmed  signed_out
teams.get                    not_found not_found not_found not_found    not_found    address_unconfirmed  signed_out
teams.edit                   not_found not_found not_found not_found    not_found    address_unconfirmed  signed_out
teams.previewEnd             not_found not_found not_found not_found    not_found    address_unconfirmed  signed_out
teams.end                    not_found not_found not_found not_found    not_found    address_unconfirmed  signed_out
teams.previewPlace           not_found not_found not_found not_found    not_found    address_unconfirmed  signed_out
teams.add                    not_found not_found not_found not_found    not_found    address_unconfirmed  signed_out
teams.take                   not_found not_found not_found not_found    not_found    address_unconfirmed  signed_out
teams.changeLead             not_found not_found not_found not_found    not_found    address_unconfirmed  signed_out
permissions.explain          ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
permissions.decide           ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
permissions.access           ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
permissions.explainMine      ok           ok           ok           not_found    not_found    address_unconfirmed  signed_out
permissions.choices          ok           ok           ok           not_found    not_found    address_unconfirmed  signed_out
permissions.columns          ok           ok           ok           not_found    not_found    address_unconfirmed  signed_out
permissions.teams            ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
permissions.why              ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
permissions.mine             ok           ok           ok           not_found    not_found    address_unconfirmed  signed_out
`;
