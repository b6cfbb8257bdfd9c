import { PassThrough, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { handedOver, logOutput } from "@/server/log-output";

/** A pipe whose reader sleeps until `wakes`: what is written waits. */
function pipe() {
  const taken: string[] = [];
  let wakes = () => {};
  const awake = new Promise<void>((resolve) => {
    wakes = resolve;
  });
  const out = new Writable({
    decodeStrings: false,
    write: (text, _, done) =>
      void awake.then(() => {
        taken.push(String(text));
        done();
      }),
  });
  return { out, taken, wakes };
}

const line = `${"x".repeat(1023)}\n`;

describe("the log", () => {
  test("never waits for a reader, keeps a bounded part for one, and tells how much is lost", async () => {
    const { out, taken, wakes } = pipe();
    const log = logOutput(out);
    for (let n = 0; n < 3000; n++) log.write(line);
    expect(out.writableLength).toBeLessThan(1024 * 1024 + 2 * line.length);
    wakes();
    await handedOver(60_000, out);
    log.write("the next one\n");
    await handedOver(60_000, out);
    const kept = taken.filter((one) => one === line).length;
    expect(kept).toBeGreaterThan(1000);
    expect(taken.join("")).toContain(`Nobody read the log: ${3000 - kept} lines are lost.`);
    expect(taken.join("")).toMatch(/the next one\n$/);
  });

  test("a reader who is gone ends the log and nothing else", () => {
    const out = new PassThrough();
    logOutput(out);
    expect(() => out.emit("error", new Error("EPIPE"))).not.toThrow();
  });

  test("what is written last is handed over before the end, unless nobody reads", async () => {
    const { out, taken, wakes } = pipe();
    logOutput(out).write("goodbye\n");
    await handedOver(10, out);
    expect(taken).toEqual([]);
    const over = handedOver(60_000, out);
    wakes();
    await over;
    expect(taken.join("")).toBe("goodbye\n");
    await handedOver(60_000, out);
  });
});
