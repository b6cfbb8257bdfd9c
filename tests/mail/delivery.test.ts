import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { configure } from "@/server/env";
import { deliverNext } from "@/server/mail/deliver";
import { resend } from "@/server/mail/resend";
import type { Transport } from "@/server/mail/transport";
import { useDatabase } from "../support/database";
import { deliverAll, never, put, rowOf, waitForAll } from "./outbox";
import { resendServer } from "./resend-server";

const database = useDatabase();
let service: Awaited<ReturnType<typeof resendServer>>;
let transport: Transport;

beforeEach(async () => {
  await database.owner`delete from outbox`;
  service = await resendServer();
  transport = resend({ key: "re_test", url: service.url });
});
afterEach(() => service.close());

describe("a mail goes out once, whatever the service does", () => {
  test("INV-7: of 60 mails none is lost and none sent twice though three calls in ten fail, some after delivering", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 60; i++) ids.push(await put(database.owner, { to: `person${i}@acme.example` }));
    const failures = [
      { answer: 500, name: "internal_server_error" },
      { answer: 429, name: "rate_limit_exceeded" },
      { answer: 500, name: "internal_server_error", taken: true },
    ];
    service.treat(({ nth }) => failures[nth % 10] ?? "take");

    while ((await waitForAll(database.owner)) > 0) await deliverAll(transport);

    expect([...service.delivered.keys()].sort()).toEqual(ids.map((id) => `mail/${id}`).sort());
    expect(new Set([...service.delivered.values()].map(({ to }) => to)).size).toBe(60);
    expect(service.calls.length).toBeGreaterThan(75);
    const unsent = await database.owner`select id from outbox where status <> 'sent'`;
    expect(unsent).toHaveLength(0);
  });

  test("a service that is down delays mail and loses none", async () => {
    const id = await put(database.owner);
    const { url } = service;
    await service.close();

    await deliverAll(transport);
    const waiting = await rowOf(database.owner, id);
    expect(waiting).toMatchObject({ status: "waiting", attempts: 1 });
    expect(waiting.last_error).toContain("didn’t respond");

    service = await resendServer();
    expect(service.url).not.toBe(url);
    await waitForAll(database.owner);
    await deliverAll(resend({ key: "re_test", url: service.url }));
    expect(await rowOf(database.owner, id)).toMatchObject({ status: "sent", attempts: 2, last_error: null });
  });

  test("an answer that never comes is waited for so long, then the same mail is tried under the same key", async () => {
    const id = await put(database.owner);
    service.treat(() => "take and fall silent");
    const patience = new AbortController();
    const attempt = deliverNext(transport, patience.signal);
    await service.heard(1);
    patience.abort();
    await attempt;
    expect(await rowOf(database.owner, id)).toMatchObject({ status: "waiting", provider_id: null });

    service.treat(() => "take");
    await waitForAll(database.owner);
    await deliverAll(transport);
    expect(service.calls.map(({ key }) => key)).toEqual([`mail/${id}`, `mail/${id}`]);
    expect(service.delivered.size).toBe(1);
    expect(await rowOf(database.owner, id)).toMatchObject({ status: "sent", provider_id: "re_1" });
  });

  test("every attempt sends the identical body, also when the product was renamed in between", async () => {
    await put(database.owner);
    service.treat(({ nth }) =>
      nth === 1 ? { answer: 500, name: "application_error", taken: true } : "take",
    );
    await deliverAll(transport);
    configure({ PRODUCT_NAME: "Portcullis" });
    await waitForAll(database.owner);
    await deliverAll(transport);
    configure({ PRODUCT_NAME: "Gatehouse" });

    expect(service.calls).toHaveLength(2);
    expect(service.calls[1]?.body).toBe(service.calls[0]?.body);
    expect(service.calls[0]?.body).toContain("Gatehouse");
  });

  test("nor does another sender change it: one name stays for all attempts, the next mail has the new one", async () => {
    const first = await put(database.owner);
    service.treat(({ nth }) => (nth <= 2 ? { answer: 500, name: "application_error", taken: true } : "take"));
    await deliverAll(transport);
    await database.owner`update platform set mail_from = 'Door <door@acme.example>'`;
    await waitForAll(database.owner);
    await deliverAll(transport);
    configure({ MAIL_FROM: "Gatehouse <other@house.example>" });
    await database.owner`update platform set mail_from = null`;
    await waitForAll(database.owner);
    await deliverAll(transport);
    const another = await put(database.owner);
    await deliverAll(transport);
    configure({ MAIL_FROM: "Gatehouse <gate@house.example>" });

    expect(service.calls.map(({ body }) => JSON.parse(body).from)).toEqual([
      ...Array(3).fill("Gatehouse <gate@house.example>"),
      "Gatehouse <other@house.example>",
    ]);
    for (const id of [first, another]) expect((await rowOf(database.owner, id)).status).toBe("sent");
  });

  test("too many calls: the mail waits as long as the service asks", async () => {
    const id = await put(database.owner);
    const headers = { "retry-after": "3600" };
    service.treat(() => ({ answer: 429, name: "rate_limit_exceeded", headers }));
    await deliverAll(transport);
    const [wait] = await database.owner`
      select status, next_attempt_at > now() + interval '59 minutes' as long from outbox where id = ${id}`;
    expect(wait).toEqual({ status: "waiting", long: true });
  });

  test("a mail that the service refuses for what it is fails at once and is not tried again", async () => {
    const id = await put(database.owner);
    service.treat(() => ({ answer: 422, name: "validation_error" }));
    await deliverAll(transport);
    await waitForAll(database.owner);
    await deliverAll(transport);
    expect(service.calls).toHaveLength(1);
    const row = await rowOf(database.owner, id);
    expect(row.status).toBe("failed");
    expect(row.last_error).toContain("422");
  });

  test.each([
    [403, "invalid_api_key"],
    [403, "validation_error"],
    [422, "invalid_from_address"],
    [429, "daily_quota_exceeded"],
  ])("a refusal of our account (%i %s) does not cost the mail: it waits", async (answer, name) => {
    const id = await put(database.owner);
    service.treat(() => ({ answer, name }));
    await deliverAll(transport);
    expect(await rowOf(database.owner, id)).toMatchObject({ status: "waiting" });
  });

  test("another text under a key that was used is left for a human", async () => {
    const id = await put(database.owner);
    service.treat(({ nth }) =>
      nth === 1 ? { answer: 500, name: "application_error", taken: true } : "take",
    );
    await deliverAll(transport);
    await database.owner`update outbox set html = 'changed by hand', next_attempt_at = now() where id = ${id}`;
    await deliverAll(transport);
    expect(await rowOf(database.owner, id)).toMatchObject({ status: "unknown", html: "changed by hand" });
  });
});

describe("the 23 hours in which the service knows a key", () => {
  test("a mail first tried longer ago is not tried again but marked unknown", async () => {
    const id = await put(database.owner);
    service.treat(() => ({ answer: 500, name: "internal_server_error", taken: true }));
    await deliverAll(transport);
    await database.owner`update outbox set first_attempt_at = now() - interval '23 hours 1 minute',
      next_attempt_at = now() where id = ${id}`;
    expect(await deliverAll(transport)).toBe(0);
    expect(service.calls).toHaveLength(1);
    const row = await rowOf(database.owner, id);
    expect(row).toMatchObject({ status: "unknown", attempts: 1 });
    expect(row.last_error).toContain("23 hours");
  });

  test("the same for what a killed worker left under lease", async () => {
    const id = await put(database.owner);
    await database.owner`update outbox set status = 'sending', attempts = 1, lease_until = now() - interval '1 hour',
      first_attempt_at = now() - interval '24 hours', next_attempt_at = now() - interval '1 hour' where id = ${id}`;
    expect(await deliverAll(transport)).toBe(0);
    expect((await rowOf(database.owner, id)).status).toBe("unknown");
  });

  test("a minute earlier it is still tried; and one that merely waited long was never tried and goes out", async () => {
    const tried = await put(database.owner);
    const untried = await put(database.owner, { to: "wim@acme.example" });
    await database.owner`update outbox set attempts = 3, first_attempt_at = now() - interval '22 hours 59 minutes'
      where id = ${tried}`;
    await database.owner`update outbox set created_at = now() - interval '9 days' where id = ${untried}`;
    await deliverAll(transport);
    expect((await rowOf(database.owner, tried)).status).toBe("sent");
    expect((await rowOf(database.owner, untried)).status).toBe("sent");
  });
});

describe("what stays in the outbox", () => {
  test("a delivered mail keeps subject and address, not its text and links", async () => {
    const token = "R1nVdUqkq8G0a9gqfJm3ZpX2tYwLs7cB5eHnKiOuTzA";
    const id = await put(database.owner, {
      template: "confirm-address",
      props: { token, organization: "Acme" },
    });
    await deliverAll(transport);
    expect([...service.delivered.values()][0]?.body).toContain(token);
    const row = await rowOf(database.owner, id);
    expect(row).toMatchObject({ status: "sent", to_email: "mia@acme.example", html: null, body_text: null });
    expect(row.subject).toBe("Confirm your address for Gatehouse");
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test("a mail that this version cannot make waits, and holds up no other", async () => {
    const foreign = await put(database.owner, { template: "from-the-future" });
    const broken = await put(database.owner, { template: "request-approved", props: { slug: "../evil" } });
    const good = await put(database.owner);
    await deliverAll(transport);
    expect(await rowOf(database.owner, foreign)).toMatchObject({ status: "waiting", first_attempt_at: null });
    expect(await rowOf(database.owner, broken)).toMatchObject({ status: "waiting", first_attempt_at: null });
    expect((await rowOf(database.owner, good)).status).toBe("sent");
  });

  test("a mail goes to the stored address alone, whatever the name says", async () => {
    const id = await put(database.owner, { to: "mia@acme.example" });
    await database.owner`update outbox set to_name = 'x <evil@evil.example>,' where id = ${id}`;
    await deliverNext(transport, never);
    expect(JSON.parse(service.calls[0]?.body ?? "{}").to).toEqual(["mia@acme.example"]);
  });
});
