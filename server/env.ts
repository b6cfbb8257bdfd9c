import { hkdfSync } from "node:crypto";
import { resolve } from "node:path";
import { z } from "zod";

/**
 * The only reader of process.env. Every variable Gatehouse knows stands here once, with its
 * default and the sentence that explains it; the README's configuration table is held against it.
 */
const oneOf = <T extends string>(...values: [T, ...T[]]) => z.enum(values);
const integer = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);
const text = z.string().trim().min(1).optional();
// A secret may hold spaces, commas and quotes; JSON is the one form that leaves no doubt where one ends.
const listOfSecrets = z
  .string()
  .default("[]")
  .transform((written, check) => {
    try {
      return z.array(z.string().trim().min(1)).parse(JSON.parse(written));
    } catch {
      check.addIssue({ code: "custom", message: 'Give a JSON list of secrets, as ["one", "another"]' });
      return z.NEVER;
    }
  });

export const variables = z.object({
  GATEHOUSE_MODE: oneOf("production", "demo", "development").default("production"),
  GATEHOUSE_SECRET: text.describe("Every other key is derived from it. At least 32 characters."),
  GATEHOUSE_OLD_SECRETS: listOfSecrets.describe(
    'Secrets it had before, as a JSON list (["one", "another"]): what the audit sealed with them still verifies.',
  ),
  GATEHOUSE_URL: text.describe("The address people use, for links and cookies."),
  GATEHOUSE_DATA: z.string().default(".gatehouse").describe("Folder of the built-in PostgreSQL."),
  GATEHOUSE_ROLE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,30}$/)
    .default("gatehouse")
    .describe("Prefix of the database roles Gatehouse makes."),
  GATEHOUSE_CATALOGS: text.describe("Folder of catalogs of your own (*.json), beside the shipped ones."),
  GATEHOUSE_DEFAULT_CATALOG: z
    .string()
    .default("kiops")
    .describe("Key of the catalog that an organization starts with."),
  HOST: z.string().default("127.0.0.1").describe("Interface to listen on."),
  PORT: integer(3000, 0, 65535).describe("Port to listen on."),
  TRUSTED_PROXIES: z.string().default("").describe("Addresses or CIDR ranges whose X-Forwarded-* count."),
  DATABASE_URL: text.describe("PostgreSQL 15 or newer, as the owner. Empty: the built-in server."),
  DATABASE_WEB_URL: text.describe("Login for the web process, where the owner may not make roles."),
  DATABASE_PLATFORM_URL: text.describe("The same for the platform pool."),
  DATABASE_WORKER_URL: text.describe("The same for the worker."),
  DATABASE_POOL_SIZE: integer(10, 2, 200).describe("Connections of the web process."),
  DATABASE_POOLER: oneOf("none", "transaction")
    .default("none")
    .describe("transaction: no prepared statements, for PgBouncer in transaction mode."),
  RESEND_API_KEY: text.describe("Send mail through Resend."),
  RESEND_URL: z.string().default("https://api.resend.com").describe("Address of Resend's API."),
  RESEND_WEBHOOK_SECRET: text.describe(
    "Signing secret of Resend's webhook, so that mails that bounce later show.",
  ),
  SMTP_URL: text.describe("Send mail through an SMTP server (smtp:// or smtps://)."),
  MAIL_FROM: z.string().default("Gatehouse <gatehouse@localhost>").describe("Sender of every mail."),
  PRODUCT_NAME: z.string().default("Gatehouse").describe("Name shown in pages and mails."),
  ARGON2_MEMORY_KIB: integer(19456, 8192, 1048576).describe("Memory of one password hash."),
  ARGON2_PASSES: integer(2, 1, 10).describe("Passes of one password hash."),
  LIMITS: z.string().default("").describe("Overrides of rate limits, as name=count/seconds, by comma."),
  LOG_LEVEL: oneOf("debug", "info", "warn", "error", "silent")
    .default("info")
    .describe("Least level logged."),
});

export type Env = z.infer<typeof variables> & {
  /** Absolute base address without a trailing slash. */
  url: string;
  dataDir: string;
  /** True when people reach us by https: cookies get Secure and __Host-, answers get HSTS. */
  https: boolean;
};

let known: Env | undefined;

/**
 * The configuration of this process, read once.
 * Throws an Error whose message has one sentence per wrong variable.
 */
export function env(): Env {
  known ??= readEnv(process.env);
  return known;
}

/** Sets variables that the start worked out (the built-in database's address, a kept secret) and reads again. */
export function configure(values: Record<string, string>): Env {
  Object.assign(process.env, values);
  known = undefined;
  return env();
}

/** Reads a configuration from `source`, empty strings counting as absent. Pure, for tests. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((i) => `${i.path.join(".")}: ${i.message}.`).join("\n"));
  }
  const values = parsed.data;
  const url = (values.GATEHOUSE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, "");
  return { ...values, url, dataDir: resolve(values.GATEHOUSE_DATA), https: url.startsWith("https://") };
}

/**
 * What a start still lacks, one sentence per thing; empty when it may start. Plain http is for this machine in every
 * mode: elsewhere browsers do not mark where a form comes from, so that one after a mailed link would not be heard.
 */
export function missingForStart(e: Env): string[] {
  const missing: string[] = [];
  if (!e.https && !isLoopback(e.url))
    missing.push("GATEHOUSE_URL must be https, except on this machine itself.");
  if (e.GATEHOUSE_MODE !== "production") return missing;
  if (!e.GATEHOUSE_SECRET) missing.push("GATEHOUSE_SECRET is not set: give it 32 or more random characters.");
  else if (e.GATEHOUSE_SECRET.length < 32)
    missing.push("GATEHOUSE_SECRET is too short: give it 32 or more characters.");
  if (!e.GATEHOUSE_URL) missing.push("GATEHOUSE_URL is not set: give the address people will use.");
  if (!e.RESEND_API_KEY && !e.SMTP_URL)
    missing.push("No mail service is set: give RESEND_API_KEY or SMTP_URL.");
  return missing;
}

function isLoopback(url: string): boolean {
  return /^http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(url);
}

/**
 * A key for one purpose, derived from GATEHOUSE_SECRET (HKDF-SHA-256, 32 bytes).
 * @param purpose a stable name such as "audit" or "database:web"
 */
export function deriveKey(purpose: string, e: Env = env()): Buffer {
  if (!e.GATEHOUSE_SECRET) throw new Error("GATEHOUSE_SECRET is not set.");
  return derived(e.GATEHOUSE_SECRET, purpose);
}

/** The keys for one purpose that former secrets gave. */
export function formerKeys(purpose: string, e: Env = env()): Buffer[] {
  return e.GATEHOUSE_OLD_SECRETS.map((secret) => derived(secret, purpose));
}

const derived = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync("sha256", secret, "gatehouse", purpose, 32));
