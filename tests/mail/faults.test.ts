import { beforeEach, expect, test } from "vitest";
import { renderStored } from "@/emails/render";
import { asWorker } from "@/server/doors/worker";
import { keepText, leaseNext } from "@/server/mail/queries";
import { resend } from "@/server/mail/resend";
import { useDatabase } from "../support/database";
import { deliverAll, put, rowOf, waitForAll } from "./outbox";
import { resendServer } from "./resend-server";

const database = useDatabase();
/** MAILS=500 tries the same with more. */
const count = Number(process.env.MAILS ?? 50);
const from = "Gatehouse <gate@house.example>";

beforeEach(async () => {
  await database.owner`delete from outbox`;
});

/** Everything a worker does before the call, and then nothing more: it was killed. */
async function killedAfter(step: "lease" | "text"): Promise<void> {
  const row = await asWorker((tx) => leaseNext(tx, 60_000));
  if (!row || step === "lease") return;
  const text = await renderStored(row.template, row.props, {
    product: "Gatehouse",
    url: "http://localhost:3000",
  });
  await asWorker((tx) => keepText(tx, row, text, 60_000));
}

test.each(["lease", "text"] as const)(
  "a worker killed after its %s leaves the mail to another, which delivers it once",
  async (step) => {
    const service = await resendServer();
    const id = await put(database.owner);
    await killedAfter(step);
    const transport = resend({ key: "re_test", url: service.url, from });
    expect(await deliverAll(transport)).toBe(0);
    await waitForAll(database.owner);
    await deliverAll(transport);
    expect(service.delivered.size).toBe(1);
    expect((await rowOf(database.owner, id)).status).toBe("sent");
    await service.close();
  },
);

test(`${count} mails, workers killed and three calls in ten failing, some of them taken all the same: each once, none lost`, async () => {
  const service = await resendServer();
  for (let n = 0; n < count; n++) await put(database.owner, { to: `person${n}@acme.example` });
  service.treat(({ nth }) => {
    if (nth % 10 === 3) return { answer: 500, name: "application_error" };
    if (nth % 10 === 6) return { answer: 500, name: "application_error", taken: true };
    if (nth % 10 === 9) return { answer: 429, name: "rate_limit_exceeded" };
    return "take";
  });
  const transport = resend({ key: "re_test", url: service.url, from });
  for (let round = 0; (await waitForAll(database.owner)) > 0; round++) {
    if (round < 4) await killedAfter(round % 2 ? "text" : "lease");
    await deliverAll(transport);
  }
  expect(service.delivered.size).toBe(count);
  expect(service.calls.length).toBeGreaterThan(count);
  const people = [...service.delivered.values()].map(({ to }) => to);
  expect(new Set(people).size).toBe(count);
  const unsent = await database.owner`select 1 from outbox where status <> 'sent'`;
  expect(unsent).toHaveLength(0);
  await service.close();
});
