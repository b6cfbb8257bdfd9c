import { describe, expect, it } from "vitest";
import { loadCatalogs } from "@/server/catalog-files/load";
import { catalogRows, readTable, setRows } from "@/tests/support/catalog-rows";

const shipped = loadCatalogs(["server/catalogs"]);

/** What each document names, line by line; that of Software Trust stands in a table of its own. */
const tables: Record<string, string> = {
  kiops: `
infra    | View infra       | infra.view       | all
infra    | Operate infra    | infra.operate    | all
infra    | Manage infra     | infra.manage     | all
service  | View service     | service.view     | all
service  | Operate service  | service.operate  | all
service  | Manage service   | service.manage   | all
backup   | View backup      | backup.view      | all
backup   | Operate backup   | backup.operate   | all
backup   | Manage backup    | backup.manage    | all
device   | View device      | device.view      | all
device   | Operate device   | device.operate   | all
device   | Manage device    | device.manage    | all
database | View database    | database.view    | all
database | Operate database | database.operate | all
database | Manage database  | database.manage  | all
vpn      | View vpn         | vpn.view         | all
vpn      | Operate vpn      | vpn.operate      | all
vpn      | Manage vpn       | vpn.manage       | all
audit    | View audit       | audit.view       | all
audit    | Export audit     | audit.export     | all | needs View audit
`,
  nirmata: `
cloud_credentials    | View Cloud Credentials       | cloud_credentials.view       | all
cloud_credentials    | Manage Cloud Credentials     | cloud_credentials.manage     | all
host_groups          | View Host Groups             | host_groups.view             | all
host_groups          | Manage Host Groups           | host_groups.manage           | all
policies             | View Policies                | policies.view                | all
policies             | Manage Policies              | policies.manage              | all
applications         | View Applications            | applications.view            | all
applications         | Manage Applications          | applications.manage          | all
application_catalogs | View Application Catalogs    | application_catalogs.view    | all
application_catalogs | Manage Application Catalogs  | application_catalogs.manage  | all
environments         | View Environments            | environments.view            | all
environments         | Manage Environments          | environments.manage          | all
environment_types    | View Environment Types       | environment_types.view       | all
environment_types    | Manage Environment Types     | environment_types.manage     | all
clusters             | View Clusters                | clusters.view                | all
clusters             | Manage Clusters              | clusters.manage              | all
cluster_types        | View Cluster Types           | cluster_types.view           | all
cluster_types        | Manage Cluster Types         | cluster_types.manage         | all
git_credentials      | View Git Credentials         | git_credentials.view         | all
git_credentials      | Manage Git Credentials       | git_credentials.manage       | all
`,
  "key-manager-plus": `
ssl_certificate | View SSL certificate   | ssl_certificate.view   | assigned
ssl_certificate | Manage SSL certificate | ssl_certificate.manage | all      | needs View SSL certificate, widens View SSL certificate
ssl_certificate | Share SSL certificate  | ssl_certificate.share  | all      | needs View SSL certificate
user_group      | View user groups       | user_group.view        | all
user_group      | Manage user groups     | user_group.manage      | all
schedule        | View schedules         | schedule.view          | all
schedule        | Manage schedules       | schedule.manage        | all
report          | View reports           | report.view            | all
report          | Generate reports       | report.generate        | all
`,
  "knowledge-base": `
content  | Read content            | content.read    | all
content  | Edit content            | content.edit    | all | needs Read content
settings | Manage service settings | settings.manage | all
`,
};

/** Who may do what by the documents' own bundles; Managers carry everything, so their bundles are no sets (X-1). */
const sets: Record<string, string> = {
  "key-manager-plus": `
SSL power user | ssl_certificate.view ssl_certificate.manage ssl_certificate.share
Operator       | ssl_certificate.view
`,
  "knowledge-base": `
Content editor    | content.read content.edit
Application admin | content.read settings.manage
`,
};

describe("The catalogs, each as its document has it", () => {
  it.each([
    ["KIO-6, KIO-11: KIOPS has the seven categories", "kiops"],
    ["NIR-2: Nirmata has the resources of its document, each to view and to manage", "nirmata"],
    ["KMP-1: Key Manager Plus has certificates, user groups, schedules and reports", "key-manager-plus"],
    ["GGW-9: Knowledge base has content to read and edit, and its settings", "knowledge-base"],
  ])("%s", (_, key) => {
    expect(catalogRows(shipped.get(key))).toEqual(readTable(tables[key] ?? ""));
  });

  it("there are these five, and no other", () => {
    expect([...shipped.keys()].sort()).toEqual([...Object.keys(tables), "software-trust"].sort());
  });

  it.each([
    [
      "KMP-1: an Operator sees what was shared with them, an SSL power user does all certificate work",
      "key-manager-plus",
    ],
    ["GGW-9: an editor works on content, an admin on the settings", "knowledge-base"],
  ])("%s", (_, key) => {
    expect(setRows(shipped.get(key))).toEqual(readTable(sets[key] ?? ""));
  });
});
