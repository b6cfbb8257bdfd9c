import { createHash, randomUUID } from "node:crypto";
import { env } from "./env";

/** How a request came. Who sent it is read from the database, where a transaction begins (`server/access`). */
export interface Caller {
  /** SHA-256 of the session id in the cookie; null without one. */
  session: Buffer | null;
  ip: string | null;
  userAgent: string | null;
  requestId: string;
  /** Hash of the cookie by which this browser is known again after its sessions; it lets nobody in. */
  device?: Buffer | null;
  /** True while a PlatformAdmin chose to change nothing. */
  viewOnly?: boolean;
  /** The account that the page which sends this was opened with; empty where it says none. */
  openedBy?: string;
  /** Gives this browser another session id, where the way of the request can carry one. */
  renew?: (sid: string) => void;
  /**
   * Of a page, which asks several procedures for one visit: true for the first refusal in an organization (by its
   * address; empty for the platform), so that one visit is one entry in the audit.
   */
  firstDenial?: (org: string) => boolean;
  /** Takes the page where the event of this change can be read, where the answer can carry it (KMP-4). */
  noteEvent?: (address: string) => void;
}

/** The name of the session cookie; `__Host-` binds it to this host and to https. */
export const sessionCookie = () => (env().https ? "__Host-gatehouse-session" : "gatehouse-session");

/** The name of the cookie that says that a PlatformAdmin only looks. */
export const viewOnlyCookie = "gatehouse-view-only";
/**
 * The name of the cookie by which a browser is known again; `__Host-` keeps a neighbouring host from putting one there
 * whose value it knows.
 */
export const deviceCookie = () => (env().https ? "__Host-gatehouse-device" : "device");
/** How long the cookie lives at most; how long the session behind it lives is decided by its row. */
export const sessionCookieSeconds = 30 * 24 * 60 * 60;

/** The header that puts a session id into the browser, as next-auth does when somebody signs in. */
export const setSessionCookie = (sid: string): string =>
  `${sessionCookie()}=${sid}; Path=/; Max-Age=${sessionCookieSeconds}; SameSite=Lax; HttpOnly${env().https ? "; Secure" : ""}`;

/** The header in which a page says the account it was opened with. Plain forms say it in the field `account`. */
export const accountHeader = "gatehouse-account";

/** Only the hash of a session id is stored or looked up (ASVS 7.2). */
export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

const deviceOf = (value: string | undefined) => (value && isDevice(value) ? hashOf(value) : null);

/** Whether a cookie's value is one that we gave a browser: 128 random bits. */
export const isDevice = (value: string): boolean => /^[\w-]{22}$/.test(value);

/**
 * Reads a request into its context. The peer's address and the request id come from our own HTTP entry, which
 * drops what a client sent under these names.
 */
export function callerOf(headers: Headers, cookie: (name: string) => string | undefined): Caller {
  const sid = cookie(sessionCookie());
  return {
    session: sid && sid.length <= 128 ? hashOf(sid) : null,
    ip: headers.get("x-gatehouse-peer"),
    userAgent: headers.get("user-agent")?.slice(0, 300) ?? null,
    requestId: headers.get("x-gatehouse-request-id") ?? randomUUID(),
    device: deviceOf(cookie(deviceCookie())),
    viewOnly: cookie(viewOnlyCookie) === "1",
    openedBy: headers.get(accountHeader) ?? "",
  };
}
