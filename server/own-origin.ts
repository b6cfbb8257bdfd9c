import { env } from "./env";

/**
 * Whether a writing request comes from one of our own pages: its Origin is exactly ours. A page that sends no referrer,
 * such as one with a token in its address, makes its forms say `null`, and so do the pages that follow it in the same
 * document; there the browser's own mark decides, which no page can write. In demo and development the names of this
 * machine count as well, on the port people use.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (!origin) return false;
  if (origin === "null") return site === "same-origin";
  const own = new URL(env().url);
  if (origin === own.origin) return true;
  if (env().GATEHOUSE_MODE === "production") return false;
  const port = own.port ? `:${own.port}` : "";
  return ["localhost", "127.0.0.1", "[::1]"].some((host) => origin === `http://${host}${port}`);
}
