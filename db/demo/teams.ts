/** A set of the demo: a ready-made one by its catalog and key, or one of the organization's own. */
export type DemoSet = { org: string; catalog: string; from: string } | (DemoOwnSet & { org: string });

interface DemoOwnSet {
  name: string;
  description: string;
  keys: readonly string[];
}

export const demoSets: readonly DemoSet[] = [
  { org: "acme", catalog: "kiops", from: "read-only" },
  { org: "acme", catalog: "kiops", from: "operations" },
  {
    org: "acme",
    name: "Backup operators",
    description: "Runs backups, and brings them back.",
    keys: ["backup.view", "backup.operate"],
  },
  {
    org: "acme",
    name: "Audit readers",
    description: "Reads the audit, and takes it out.",
    keys: ["audit.view", "audit.export"],
  },
  { org: "harbour-logistics", catalog: "software-trust", from: "lead" },
  { org: "harbour-logistics", catalog: "software-trust", from: "developer" },
  { org: "harbour-logistics", catalog: "software-trust", from: "signer" },
];

/** Teams: who is in each (the first leads it), what it was given, and how many days ago it was made. */
export const demoTeams: readonly {
  org: string;
  name: string;
  description: string;
  people: readonly string[];
  set: string;
  days: number;
  /** Days from now until what it was given ends. */
  endsIn?: number;
  deactivated?: boolean;
}[] = [
  {
    org: "acme",
    name: "Field team",
    description: "Who is on the road, and looks things up there.",
    people: ["Mia Park", "Giulia Conti", "Joon-ho Lee", "Felix Baumann", "Ismail Demir"],
    set: "Read-only",
    days: 150,
  },
  {
    org: "acme",
    name: "Night shift",
    description: "Keeps everything running from 22:00 to 6:00.",
    people: ["Kim Jae-won", "Farah Siddiqui", "Liam O’Sullivan", "Quentin Moreau", "Noor van den Berg"],
    set: "Operations",
    days: 120,
  },
  {
    org: "acme",
    name: "Backup migration",
    description: "Moves the backups to the new site, until it is done.",
    people: ["Zoltán Szabó", "Cillian Byrne", "Nadia Petrova", "Sanne Vermeulen"],
    set: "Backup operators",
    days: 40,
    endsIn: 9,
  },
  {
    org: "acme",
    name: "Audit 2025",
    description: "Over since March.",
    people: ["Katarzyna Zielińska", "Yara Haddad"],
    set: "Audit readers",
    days: 300,
    deactivated: true,
  },
  {
    org: "harbour-logistics",
    name: "Release",
    description: "Signs what is shipped.",
    people: ["Kirsten Mohr", "Luis Ortega", "Marit Sandvik"],
    set: "Signer",
    days: 90,
  },
];

/** What single people hold beside what they were given when they joined; the last one lacks what it needs. */
export const demoGrants: readonly { org: string; person: string; permission?: string; set?: string }[] = [
  { org: "harbour-logistics", person: "Kirsten Mohr", set: "Lead" },
  { org: "harbour-logistics", person: "Luis Ortega", set: "Developer" },
  { org: "acme", person: "Rosa Delgado", permission: "vpn.operate" },
];

/** Catalogs with which organizations began; the platform's own follows. */
export const demoCatalogs: readonly { org: string; catalog: string }[] = [
  { org: "harbour-logistics", catalog: "software-trust" },
];
