import { domainToASCII } from "node:url";
import type { Env } from "@/server/env";

type Check = (e: Env) => string | null;

/**
 * What is wrong with a configuration whose variables are all there, one sentence per thing; empty when it may start. What
 * is not said here would be found out by the first person who signs in, or by mails that never arrive.
 */
export function configurationFaults(e: Env): string[] {
  return checks.map((check) => check(e)).filter((sentence) => sentence !== null);
}

const databases = [
  "DATABASE_URL",
  "DATABASE_WEB_URL",
  "DATABASE_PLATFORM_URL",
  "DATABASE_WORKER_URL",
] as const;

const checks: Check[] = [
  ({ url }) => {
    const read = parsed(url);
    if (!read || !/^https?:$/.test(read.protocol)) {
      return "GATEHOUSE_URL is no address of a site. Give one such as https://gate.example.";
    }
    if (read.username || read.password)
      return "GATEHOUSE_URL holds a name or a password. Give the bare address.";
    return url === read.origin
      ? null
      : `GATEHOUSE_URL must be the bare address of the site, ${read.origin}: Gatehouse has its pages at its root.`;
  },
  ...databases.map((name) => (e: Env) => whyNotDatabase(name, e[name])),
  ({ SMTP_URL: url }) => {
    if (!url) return null;
    const read = parsed(url);
    return read && /^smtps?:$/.test(read.protocol) && read.hostname && !strayAt(url)
      ? null
      : `SMTP_URL is no address of a mail server. Give one such as smtp://user:password@mail.example:587. ${coded}`;
  },
  ({ RESEND_URL: url }) => {
    const read = parsed(url);
    return read && /^https?:$/.test(read.protocol) && !read.search && !read.hash
      ? null
      : "RESEND_URL is no address of a site. Leave it empty for Resend's own, https://api.resend.com.";
  },
  ({ MAIL_FROM: from }) =>
    isSender(from)
      ? null
      : "MAIL_FROM is no sender. Give one address, as in: Gatehouse <gatehouse@gate.example>.",
  ({ PRODUCT_NAME: name }) =>
    /\p{Cc}/u.test(name) || !/[\p{L}\p{N}]/u.test(name)
      ? "PRODUCT_NAME must be a name on one line, with a letter in it."
      : null,
];

const coded = "Signs such as @, / and # in a name or password are written as %40, %2F and %23.";

function whyNotDatabase(name: string, url: string | undefined): string | null {
  if (!url) return null;
  const read = parsed(url);
  if (
    read &&
    /^postgres(ql)?:$/.test(read.protocol) &&
    read.hostname &&
    read.username &&
    read.pathname.length > 1
  ) {
    return strayAt(url) || !isDecodable(read) ? `${name} cannot be read. ${coded}` : null;
  }
  return `${name} is no address of a database. Give one such as postgres://user:password@host:5432/database. ${coded}`;
}

/** An @ in a password that was not coded ends the password for some readers and not for others. */
const strayAt = (url: string) => (url.split(/[?]/)[0]?.split("@").length ?? 0) > 2;

function isDecodable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(username + password) !== "";
  } catch {
    return false;
  }
}

function parsed(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

/** `address` or `Name <address>`, and nothing that could begin another header or name a second address. */
function isSender(from: string): boolean {
  const [, name = "", bracketed] = /^([^<>]*)<([^<>]*)>$/.exec(from.trim()) ?? [];
  const address = bracketed ?? from.trim();
  const [, domain = ""] = /^[^\s@<>(),;:"\\]+@([^\s@<>(),;:"\\]+)$/.exec(address) ?? [];
  return (
    domain !== "" &&
    domainToASCII(domain) !== "" &&
    !/[\p{Cc}@,;:]/u.test(name.replace(/^\s*"[^"]*"\s*$/, ""))
  );
}
