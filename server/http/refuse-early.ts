import type { IncomingMessage } from "node:http";
import { readPath } from "./request-target";

/** An answer given before a request reaches any page. */
export type EarlyAnswer = { status: number; sentence: string; location?: string; allow?: string };

/**
 * The paths that take a POST; anything else is only read. Next.js would take a POST to
 * any page as a call of a server action, of which there are none.
 */
const writablePaths = [
  /^\/api\//,
  /^\/theme$/,
  /^\/o\/[a-z0-9-]+\/users\/export$/,
  /^\/o\/[a-z0-9-]+\/audit\/export$/,
  /^\/o\/[a-z0-9-]+\/audit\/on\/[0-9-]+\/export$/,
  /^\/platform\/view-only$/,
  /^\/platform\/organizations\/[a-z0-9-]+\/export$/,
];

/**
 * Refuses what no page should see: addresses nobody can mean, header names that have crashed servers, names of
 * other hosts (a foreign page that lets its name point at this machine), and a POST to a path that takes none.
 * @param ownHost host name of the address people use
 */
export function refuseEarly(request: IncomingMessage, ownHost: string): EarlyAnswer | null {
  const path = readPath(request.url ?? "");
  if (path === null || request.rawHeaders.some((name, i) => i % 2 === 0 && /^__proto__$/i.test(name))) {
    return { status: 400, sentence: "This address or one of its headers is malformed. Check the link." };
  }
  if (!isOurs(request.headers.host ?? "", ownHost)) {
    return {
      status: 421,
      sentence: "Gatehouse does not answer under this name. Use the address you were given.",
    };
  }
  const reading = request.method === "GET" || request.method === "HEAD";
  const lowered = reading ? inSmallLetters(request.url ?? "") : null;
  if (lowered)
    return { status: 307, sentence: "This address is written in small letters.", location: lowered };
  const isWritable = writablePaths.some((writable) => writable.test(path));
  if (reading || (request.method === "POST" && isWritable)) return null;
  // A form sent before the page was ready shows the page again; what was typed stays out of the address.
  if (request.method === "POST")
    return { status: 303, sentence: "This page is not ready yet.", location: path };
  return {
    status: 405,
    sentence: "Gatehouse does not know this method here. Nothing was changed.",
    allow: isWritable ? "GET, HEAD, POST" : "GET, HEAD",
  };
}

/** The address of an organization as it is stored, where somebody typed it in capitals; null where it has none. */
function inSmallLetters(target: string): string | null {
  const [, slug = "", rest = ""] = /^\/o\/([A-Za-z0-9-]+)([/?].*)?$/.exec(target) ?? [];
  return /[A-Z]/.test(slug) ? `/o/${slug.toLowerCase()}${rest}` : null;
}

// A bare address cannot be made to point elsewhere, so it is always ours.
function isOurs(host: string, ownHost: string): boolean {
  const name = host.replace(/:\d*$/, "").toLowerCase();
  return name === ownHost || name === "localhost" || /^(\[[0-9a-f:.]+\]|\d+(\.\d+){3})$/.test(name);
}
