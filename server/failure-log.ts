import { log } from "./log";

/**
 * Writes down an error that is not a refusal. The text of a failing query carries its parameters, so only the
 * driver's code, the constraint and our own frames are kept.
 */
export function logFailure(where: string, requestId: string, error: unknown): void {
  const chain: { name: string; code?: unknown; constraint?: unknown; message?: string }[] = [];
  for (let e = error; e instanceof Error && chain.length < 4; e = e.cause) {
    const fromQuery = e.message.startsWith("Failed query") || "severity" in e;
    chain.push({
      name: e.name,
      code: "code" in e ? e.code : undefined,
      constraint: "constraint_name" in e ? e.constraint_name : undefined,
      message: fromQuery ? undefined : e.message,
    });
  }
  const stack =
    error instanceof Error ? error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) : undefined;
  log.error(
    { where, requestId, reference: requestId.slice(0, 8), chain, stack: stack?.slice(0, 12) },
    "failed",
  );
}
