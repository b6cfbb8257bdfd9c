import { env } from "./env";

/**
 * Whether a writing request comes from one of our own pages: its Origin is exactly ours. In demo and development
 * the names of this machine count as well, on the port people use.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (!origin) return false;
  const own = new URL(env().url);
  if (origin === own.origin) return true;
  if (env().GATEHOUSE_MODE === "production") return false;
  const port = own.port ? `:${own.port}` : "";
  return ["localhost", "127.0.0.1", "[::1]"].some((host) => origin === `http://${host}${port}`);
}
