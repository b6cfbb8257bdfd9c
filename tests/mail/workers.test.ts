import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { resend } from "@/server/mail/resend";
import { startWorker, type Worker } from "@/server/mail/worker";
import { wakeWorker } from "@/server/outbox/notify-worker";
import { useDatabase } from "../support/database";
import { settings } from "../support/settings";
import { deliverAll, put, rowOf, waitForAll } from "./outbox";
import { resendServer } from "./resend-server";

const database = useDatabase();
const running: Worker[] = [];
let service: Awaited<ReturnType<typeof resendServer>>;
const from = "Gatehouse <gate@house.example>";
const transport = () => resend({ key: "re_test", url: service.url });

beforeEach(async () => {
  await database.owner`delete from outbox`;
  service = await resendServer();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()));
  await service.close();
});

function work(): Worker {
  const worker = startWorker({ transport: transport() });
  running.push(worker);
  return worker;
}

function workerProcess(): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "tests/mail/run-worker.ts"], {
    stdio: "inherit",
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "test",
      ...settings,
      DATABASE_URL: database.ownerUrl,
      RESEND_API_KEY: "re_test",
      RESEND_URL: service.url,
      MAIL_FROM: from,
    },
  });
}

async function kill(worker: ChildProcess): Promise<void> {
  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
}

test("security 4.20: four workers at once call the service once per mail (719 calls for 200 mails without a lease)", async () => {
  for (let i = 0; i < 200; i++) await put(database.owner, { to: `person${i}@acme.example` });
  const workers = [work(), work(), work(), work()];
  await service.deliveredInAll(200);
  await Promise.all(workers.map((worker) => worker.stop()));

  expect(service.calls).toHaveLength(200);
  expect(new Set(service.calls.map(({ key }) => key)).size).toBe(200);
  const [count] =
    await database.owner`select count(*)::int as sent from outbox where status = 'sent' and attempts = 1`;
  expect(count?.sent).toBe(200);
});

test("a worker killed between the call and its mark: another finds the mail when the lease ends, same key, one delivery", async () => {
  const id = await put(database.owner);
  service.treat(() => "take and fall silent");
  const worker = workerProcess();
  await service.heard(1);
  await kill(worker);

  const left = await rowOf(database.owner, id);
  expect(left).toMatchObject({ status: "sending", attempts: 1 });
  expect(left.html).not.toBeNull();
  service.treat(() => "take");
  expect(await deliverAll(transport())).toBe(0);
  await waitForAll(database.owner);
  expect(await deliverAll(transport())).toBe(1);

  expect(service.calls).toHaveLength(2);
  expect(service.delivered.size).toBe(1);
  expect(await rowOf(database.owner, id)).toMatchObject({ status: "sent", attempts: 2 });
});

test("workers in processes of their own that are killed again and again deliver each mail once", async () => {
  for (let i = 0; i < 40; i++) await put(database.owner, { to: `person${i}@acme.example` });
  service.treat(({ nth }) => (nth % 4 === 0 ? "take and fall silent" : "take"));
  for (let round = 1; round <= 3; round++) {
    const worker = workerProcess();
    await service.heard(round * 8);
    await kill(worker);
    await waitForAll(database.owner);
  }
  service.treat(() => "take");
  while ((await waitForAll(database.owner)) > 0) await deliverAll(transport());

  expect(service.delivered.size).toBe(40);
  expect(service.calls.length).toBeGreaterThan(40);
  const unsent = await database.owner`select id from outbox where status <> 'sent'`;
  expect(unsent).toHaveLength(0);
});

test("a worker finds mail put in while it runs, at once when it is woken", async () => {
  const worker = work();
  await put(database.owner);
  wakeWorker();
  await service.deliveredInAll(1);
  await put(database.owner, { to: "wim@acme.example" });
  await service.deliveredInAll(2);
  await worker.stop();
});

test("a stopped worker takes no more mail, and has written down what it sent", async () => {
  const id = await put(database.owner);
  const worker = work();
  await service.deliveredInAll(1);
  await worker.stop();
  expect((await rowOf(database.owner, id)).status).toBe("sent");
  const late = await put(database.owner);
  wakeWorker();
  expect((await rowOf(database.owner, late)).status).toBe("waiting");
});
