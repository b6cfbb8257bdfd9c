import { beforeEach, expect, test } from "vitest";
import { deliverNext, steps } from "@/server/mail/deliver";
import { resend } from "@/server/mail/resend";
import type { Transport } from "@/server/mail/transport";
import { useDatabase } from "../support/database";
import { deliverAll, never, put, rowOf, waitForAll } from "./outbox";
import { resendServer } from "./resend-server";

const database = useDatabase();
/** `npm run faults` tries the same with 500. */
const count = Number(process.env.MAILS ?? 50);

beforeEach(async () => {
  await database.owner`delete from outbox`;
});

/** A worker that takes one mail and dies right after a step: it does nothing more, and cleans nothing up. */
function workerDyingAfter(
  last: (typeof steps)[number] | null,
  transport: Transport,
): Promise<"died" | boolean> {
  return new Promise((resolve, reject) => {
    const reached = (step: string) => {
      if (step !== last) return;
      resolve("died");
      return new Promise<void>(() => {});
    };
    deliverNext(transport, never, reached).then(resolve, reject);
  });
}

test.each(steps)("a worker killed when a mail is %s leaves it to another: delivered once", async (step) => {
  const service = await resendServer();
  const id = await put(database.owner);
  const transport = resend({ key: "re_test", url: service.url });
  expect(await workerDyingAfter(step, transport)).toBe("died");
  expect(await deliverAll(transport)).toBe(0);
  await waitForAll(database.owner);
  expect(await deliverAll(transport)).toBe(step === "marked" ? 0 : 1);
  expect(service.calls).toHaveLength(step === "called" ? 2 : 1);
  expect([...service.delivered.keys()]).toEqual([`mail/${id}`]);
  expect((await rowOf(database.owner, id)).status).toBe("sent");
  await service.close();
});

test(`${count} mails, a worker killed at every step again and again, three calls in ten failing, some of them taken all the same: each once, none lost`, async () => {
  const service = await resendServer();
  for (let n = 0; n < count; n++) await put(database.owner, { to: `person${n}@acme.example` });
  const failed = { unanswered: 0, taken: 0, busy: 0 };
  service.treat(({ nth }) => {
    if (nth % 10 === 3) failed.unanswered += 1;
    if (nth % 10 === 6) failed.taken += 1;
    if (nth % 10 === 9) failed.busy += 1;
    if (nth % 10 === 3) return { answer: 500, name: "application_error" };
    if (nth % 10 === 6) return { answer: 500, name: "application_error", taken: true };
    if (nth % 10 === 9) return { answer: 429, name: "rate_limit_exceeded" };
    return "take";
  });
  const transport = resend({ key: "re_test", url: service.url });
  const deaths = new Map<string, number>(steps.map((step) => [step, 0]));
  let attempts = 0;
  // Of eight attempts three live; the others die, each at another step.
  const dying = [null, steps[0], steps[1], null, steps[2], steps[3], null, steps[4]];
  while ((await waitForAll(database.owner)) > 0) {
    for (;;) {
      const step = dying[attempts % dying.length] ?? null;
      const end = await workerDyingAfter(step, transport);
      if (end === false) break;
      attempts += 1;
      if (end === "died" && step) deaths.set(step, (deaths.get(step) ?? 0) + 1);
    }
  }

  expect(service.delivered.size).toBe(count);
  const people = [...service.delivered.values()].map(({ to }) => to);
  expect(new Set(people).size).toBe(count);
  const unsent = await database.owner`select 1 from outbox where status <> 'sent'`;
  expect(unsent).toHaveLength(0);
  for (const [step, died] of deaths) expect(died, step).toBeGreaterThan(count / 10);
  for (const [how, times] of Object.entries(failed)) expect(times, how).toBeGreaterThan(count / 12);
  if (process.env.MAILS) {
    const killed = [...deaths].map(([step, died]) => `${died} ${step}`).join(", ");
    console.log(
      `${count} mails: ${attempts} attempts, ${service.calls.length} calls, ${service.delivered.size} delivered, 0 twice, 0 lost.`,
      `Workers killed when a mail was ${killed}. Calls failed: ${JSON.stringify(failed)}.`,
    );
  }
  await service.close();
});
