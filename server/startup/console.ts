import { log } from "@/server/log";

/**
 * Sends what Next.js says on the console's error channel into the log: its pages' errors may carry the text of
 * a failing query, and with it the values in it.
 */
export function logConsoleErrors(): void {
  console.error = (...said: unknown[]) => {
    const err = said.find((part) => part instanceof Error);
    const words = said
      .filter((part) => typeof part === "string")
      .join(" ")
      .trim();
    log.error({ err }, words || "A page failed.");
  };
}
