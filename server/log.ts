import pino from "pino";
import { env } from "./env";
import { logOutput } from "./log-output";

/** JSON lines on standard output, in UTC. Secrets that end up in an object by mistake are blanked. */
export const log = pino(
  {
    level: chosenLevel(),
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["cookie", "authorization", "password", "token", "secret"].flatMap((name) => [
        name,
        `*.${name}`,
      ]),
      censor: "[hidden]",
    },
    serializers: { err: plainError },
  },
  logOutput(),
);

// A wrong configuration is reported by the start, in sentences; writing a log must not fail before it.
function chosenLevel(): string {
  try {
    return env().LOG_LEVEL;
  } catch {
    return "info";
  }
}

/** Paths whose last part lets whoever has it in. */
const oneTimeLinks = /^\/(setup|verify-email|invite|reset-password|change-email|undo-email)\/[^/]+/;

/** A path fit for a log: without its query, and without the token of a one-time link. */
export function loggedPath(path: string): string {
  const [pathname = ""] = path.split("?");
  return pathname.replace(oneTimeLinks, "/$1/[token]");
}

/** An error fit for a log: a failing query's text carries its parameters, which may be anybody's data. */
export function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error };
  const fromDatabase = error.message.startsWith("Failed query") || "severity" in error;
  return {
    type: error.name,
    message: fromDatabase ? undefined : error.message,
    code: "code" in error ? error.code : undefined,
    digest: "digest" in error ? error.digest : undefined,
    stack: error.stack?.split("\n").filter((line) => /^\s+at /.test(line)),
    cause: error.cause === undefined ? undefined : plainError(error.cause),
  };
}
