import type { Writable } from "node:stream";

/** Bytes that may wait for a reader: some thousand lines. */
const mostWaiting = 1024 * 1024;

type Output = Pick<Writable, "write" | "on" | "listenerCount" | "writableLength">;

/**
 * Where the lines of the log go: standard output, without ever waiting for whoever reads it. The logger's own way out
 * sleeps on the main thread while a pipe is full, and a process that sleeps hears no signal: it could not be stopped,
 * and left its database running. Lines beyond `mostWaiting` are lost, and how many is told as soon as there is room.
 * When the reader is gone for good the log ends; the service goes on.
 */
export function logOutput(out: Output = process.stdout): { write(line: string): void } {
  let lost = 0;
  if (out.listenerCount("error") === 0) out.on("error", () => {});
  return {
    write(line) {
      if (out.writableLength > mostWaiting) {
        lost += 1;
        return;
      }
      if (lost > 0) {
        const entry = {
          level: 40,
          time: new Date().toISOString(),
          msg: `Nobody read the log: ${lost} lines are lost.`,
        };
        out.write(`${JSON.stringify(entry)}\n`);
        lost = 0;
      }
      out.write(line);
    },
  };
}

/** Resolves when everything was handed over to whoever reads, at the latest after `ms`. */
export async function handedOver(ms: number, out: Output = process.stdout): Promise<void> {
  if (out.writableLength === 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    out.write("", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
