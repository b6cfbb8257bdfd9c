/** One made-up person of the demo: name, what they hold, how many days ago they joined, and what is special. */
export interface DemoPerson {
  name: string;
  /** Categories held wholly, or `category.action` for a single action. */
  holds: string;
  days: number;
  state?: "disabled" | "unapproved" | "ends_soon" | "disabled_account";
}

const person = (name: string, holds: string, days: number, state?: DemoPerson["state"]): DemoPerson =>
  state ? { name, holds, days, state } : { name, holds, days };

/** The people of Acme beside the cast. */
export const acmePeople: readonly DemoPerson[] = [
  person("Ada Brandt", "service.view backup.view", 19),
  person("Adaeze Obi", "infra.view", 301),
  person("Anneke de Wit", "device vpn.view", 222),
  person("Arjun Mehta", "database", 88),
  person("Beatriz Fonseca", "service backup.view", 140),
  person("Bo Kim", "infra service.view backup", 39),
  person("Camille Laurent", "vpn", 61),
  person("Chiara Neri", "", 51, "disabled"),
  person("Cillian Byrne", "backup", 190),
  person("Dmitri Orlov", "database vpn.view", 54, "ends_soon"),
  person("Élodie Marchand", "service.view", 12),
  person("Emeka Nwosu", "infra.view device.view", 77),
  person("Esra Yıldız", "audit.view", 205),
  person("Farah Siddiqui", "database.view database.operate", 33),
  person("Felix Baumann", "", 4),
  person("Freya Lindholm", "service backup database", 264),
  person("Gabriel Costa", "vpn.view", 118),
  person("Giulia Conti", "service.view", 9),
  person("Hana Kimura", "device", 103),
  person("Henrik Solberg", "infra service", 166),
  person("Ines Duarte", "backup.view", 45),
  person("Ismail Demir", "service backup database.view", 108),
  person("Jakub Nowak", "infra.view vpn", 240),
  person("Jonas Weber", "", 2),
  person("Joon-ho Lee", "device service.view", 132),
  person("Karim Haddad", "database", 71),
  person("Katarzyna Zielińska", "audit.view audit.export", 280),
  person("Kim Jae-won", "infra service backup device database vpn audit", 144),
  person("Lars Eriksen", "vpn.view", 201),
  person("Leila Rahimi", "service", 27),
  person("Liam O’Sullivan", "backup database.view", 93),
  person("Lucía Fernández de la Vega", "service.view", 153),
  person("Maja Kowalczyk", "", 16, "unapproved"),
  person("Mateus Ribeiro", "infra", 59),
  person("Mei-Ling Chen", "device vpn", 177),
  person("Mohammed Al-Farsi", "service.view database.view", 36),
  person("Nadia Petrova", "backup", 212),
  person("Nils Andersson", "vpn.view", 66),
  person("Noor van den Berg", "backup.view database.view", 232),
  person("Oscar Lindgren", "infra.view", 125),
  person("Paola Ricci", "service", 81),
  person("Priya Raman", "database backup", 159),
  person("Quentin Moreau", "", 7),
  person("Rania Khoury", "device.view", 111),
  person("Ravi Menon", "database audit.view", 258),
  person("Rosa Delgado", "service.view", 48),
  person("Samuel Adeyemi", "infra vpn", 98),
  person("Sanne Vermeulen", "backup.view", 22),
  person("Selin Aksoy", "service database.view", 184),
  person("Sofia Almeida", "infra", 268),
  person("Tariq Mansour", "", 30, "disabled_account"),
  person("Thandiwe Nkosi", "device service", 147),
  person("Tomáš Horák", "vpn", 85),
  person("Umberto Galli", "database.view", 195),
  person("Valentina Rojas", "service backup", 73),
  person("Wanjiru Kamau", "infra.view", 41),
  person("Xiang Wu", "device", 216),
  person("Yara Haddad", "audit.view", 121),
  person("Yuki Tanaka", "service.view vpn.view", 64),
  person("Zoltán Szabó", "backup", 249),
];

/** Who waits for Acme beside Wim: how many hours ago they asked, and what they wrote. */
export const acmeWaiting: readonly { name: string; hours: number; note: string | null }[] = [
  { name: "Amara Diallo", hours: 3, note: "I start in the field team on Monday." },
  { name: "Bram Hoekstra", hours: 9, note: null },
  { name: "Celine Dubois", hours: 26, note: "Contractor for the backup migration, until March." },
  { name: "Daniel Okonkwo", hours: 31, note: null },
  { name: "Eun-ji Park", hours: 50, note: "Olive asked me to sign up." },
  { name: "Fatima Zahra Benali", hours: 76, note: null },
  { name: "Goran Jovanović", hours: 120, note: "Night shift, database operations." },
  { name: "Hilde Aas", hours: 190, note: null },
];

/**
 * Whom Olive invited to Acme: how many days ago, and what became of it. An open one is good for seven days.
 */
export const acmeInvited: readonly {
  name: string | null;
  email: string;
  days: number;
  by: "olive" | "pia";
  role: "member" | "manager";
  status: "open" | "accepted" | "declined" | "revoked";
  times?: number;
  undelivered?: boolean;
  /** A person of Acme who came by it. */
  member?: string;
}[] = [
  { name: "Ann Lee", email: "ann.lee@field.example", days: 1, by: "olive", role: "member", status: "open" },
  {
    name: null,
    email: "night.shift@acme.example",
    days: 3,
    by: "olive",
    role: "member",
    status: "open",
    times: 2,
  },
  {
    name: "Bertrand Roux",
    email: "b.roux@feild.example",
    days: 2,
    by: "olive",
    role: "member",
    status: "open",
    undelivered: true,
  },
  {
    name: "Ingrid Moe",
    email: "ingrid.moe@acme.example",
    days: 1,
    by: "pia",
    role: "manager",
    status: "open",
  },
  {
    name: "Óscar Prieto",
    email: "oscar.prieto@acme.example",
    days: 19,
    by: "olive",
    role: "member",
    status: "open",
  },
  {
    name: "Jonas Weber",
    email: "jonas.weber@acme.example",
    days: 3,
    by: "olive",
    role: "member",
    status: "accepted",
    member: "Jonas Weber",
  },
  {
    name: "Old Contractor",
    email: "contractor@elsewhere.example",
    days: 25,
    by: "olive",
    role: "member",
    status: "declined",
  },
  {
    name: "Typo Person",
    email: "someone@acme.exmaple",
    days: 30,
    by: "olive",
    role: "member",
    status: "revoked",
  },
];

/** Requests to Acme that are over. */
export const acmeDecided: readonly {
  name: string;
  days: number;
  status: "rejected" | "withdrawn" | "expired";
  reason: string | null;
}[] = [
  {
    name: "Igor Melnyk",
    days: 12,
    status: "rejected",
    reason: "Use your work address, so that we know who you are.",
  },
  { name: "Judith Vogel", days: 20, status: "withdrawn", reason: null },
  { name: "Kofi Asante", days: 60, status: "expired", reason: null },
];

/** Organizations beside Acme; the first name of each is its Manager. */
export const otherOrganizations: readonly {
  name: string;
  slug: string;
  domain: string;
  people: readonly string[];
  managers: number;
  joinPolicy: "approval" | "open" | "invite_only";
  listed: boolean;
}[] = [
  {
    name: "Globex",
    slug: "globex",
    domain: "globex.example",
    people: ["Bettina Krause", "Carlos Vega", "Devika Nair", "Edwin Mugo", "Francesca Villa", "Hugo Blanc"],
    managers: 0,
    joinPolicy: "approval",
    listed: true,
  },
  {
    name: "Harbour Logistics",
    slug: "harbour-logistics",
    domain: "harbour.example",
    people: ["Ingrid Dahl", "Jerome Petit", "Kirsten Mohr", "Luis Ortega", "Marit Sandvik"],
    managers: 2,
    joinPolicy: "approval",
    listed: true,
  },
  {
    name: "Lumen Press",
    slug: "lumen-press",
    domain: "lumen.example",
    people: ["Nora Feld", "Orhan Polat", "Petra Blom"],
    managers: 1,
    joinPolicy: "open",
    listed: true,
  },
  {
    name: "Meridian Health",
    slug: "meridian-health",
    domain: "meridian.example",
    people: ["Rutger Smit", "Shira Levi", "Teo Marin", "Ulla Nyberg"],
    managers: 2,
    joinPolicy: "invite_only",
    listed: false,
  },
];
