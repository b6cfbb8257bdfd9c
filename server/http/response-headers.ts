import type { ServerResponse } from "node:http";

export type Surroundings = {
  /** True when people reach us by https. */
  https: boolean;
  /** True under hot reload, which evaluates code and opens a web socket. */
  development: boolean;
};

/** The content security policy of one answer: only scripts that carry its nonce, and what those load, run. */
export function contentSecurityPolicy(nonce: string, { https, development }: Surroundings): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Positions of menus and dialogs are set as style attributes; these cannot load or run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    development ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Pages whose address is a secret: nothing they link to may learn it. */
const secretPaths = /^\/(setup|verify-email|invite|reset-password|change-email|undo-email)(\/|$)/;

/** Sets the headers that every answer carries, and keeps answers out of caches unless they are `cacheable`. */
export function setSecurityHeaders(
  response: ServerResponse,
  path: string,
  nonce: string,
  counts: Surroundings,
  cacheable: boolean,
): void {
  response.setHeader("Content-Security-Policy", contentSecurityPolicy(nonce, counts));
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader(
    "Referrer-Policy",
    secretPaths.test(path) ? "no-referrer" : "strict-origin-when-cross-origin",
  );
  response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  if (counts.https) {
    response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
  if (!cacheable) keepOutOfCaches(response);
}

// Next.js writes a Cache-Control of its own on pages; ours is set in the moment the head is written.
function keepOutOfCaches(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    response.setHeader("Cache-Control", "no-store");
    return writeHead(...args);
  };
}
