import { log } from "@/server/log";
import { handedOver } from "@/server/log-output";

/** Longer than every step's own patience together. */
const DEADLINE_MS = 25_000;

export type Step = () => Promise<unknown>;

/**
 * Collects what must be ended, newest first, and does so once: on SIGTERM, SIGINT or SIGHUP with exit code 0,
 * after an error nobody caught with exit code 1.
 */
export function makeStopper() {
  const steps: Step[] = [];
  let stopping = false;

  const stop = async (code: number) => {
    // npm and the terminal both pass a Ctrl-C on, so a second one means nothing new.
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), DEADLINE_MS).unref();
    for (const step of steps.reverse()) {
      try {
        await step();
      } catch (err) {
        log.error({ err }, "Something did not end cleanly.");
        code = 1;
      }
    }
    await handedOver(1_000);
    process.exit(code);
  };

  return {
    stop,
    /** Remembers a step; the last one added is the first one taken. */
    add: (step: Step) => void steps.push(step),
    /** From now on signals stop the process cleanly, and an error nobody caught stops it with exit code 1. */
    listen(): void {
      // Whoever reads our errors may be gone; that is no reason to stop.
      process.stderr.on("error", () => undefined);
      for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void stop(0));
      const crash = (err: unknown) => {
        log.fatal({ err }, "An error nobody caught. Gatehouse stops.");
        void stop(1);
      };
      process.on("uncaughtException", crash);
      process.on("unhandledRejection", crash);
    },
  };
}
