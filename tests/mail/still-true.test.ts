import { createHash, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { mailbox } from "@/server/mail/mailbox";
import { useDatabase } from "../support/database";
import { deliverAll, put, rowOf } from "./outbox";

const database = useDatabase();
const token = "R1nVdUqkq8G0a9gqfJm3ZpX2tYwLs7cB5eHnKiOuTzA";
const hash = (text: string) => createHash("sha256").update(text).digest();
let acme: string;

async function organization(name: string): Promise<string> {
  const [org] = await database.owner`
    insert into organization (slug, name, state)
    values (${`${name}-${randomUUID().slice(0, 8)}`}, ${name}, 'awaiting_manager') returning id`;
  return org?.id;
}

beforeEach(async () => {
  await database.owner`delete from sign_up`;
  acme = await organization("acme");
});

describe("a person asks to join", () => {
  async function asked(status = "pending", expires = "30 days") {
    const email = `wim-${randomUUID()}@acme.example`;
    const [wim] = await database.owner`
      insert into account (email, email_norm, name) values (${email}, ${email}, 'Wim') returning id`;
    const [request] = await database.owner`
      insert into join_request (org_id, account_id, status, expires_at)
      values (${acme}, ${wim?.id}, ${status}, now() + ${expires}::interval) returning id`;
    return put(database.owner, {
      orgId: acme,
      template: "request-received",
      props: { organization: "Acme", slug: "acme", requesterName: "Wim", requesterEmail: email, note: null },
      about: { kind: "request", id: request?.id },
    });
  }

  test("GGW-16: a Manager is told while the request waits", async () => {
    const id = await asked();
    await deliverAll(mailbox);
    expect(await rowOf(database.owner, id)).toMatchObject({
      status: "sent",
      subject: "Wim asked to join Acme",
    });
  });

  test.each(["approved", "rejected", "withdrawn", "expired"])(
    "nobody is told of a request that is %s by then",
    async (status) => {
      const id = await asked(status);
      await deliverAll(mailbox);
      expect(await rowOf(database.owner, id)).toMatchObject({ status: "dropped", subject: null });
    },
  );

  test("nor of one whose time ran out", async () => {
    const id = await asked("pending", "-1 minute");
    await deliverAll(mailbox);
    expect((await rowOf(database.owner, id)).status).toBe("dropped");
  });

  test("a request of another organization with the same id proves nothing", async () => {
    const id = await asked();
    const other = await organization("globex");
    await database.owner`update outbox set org_id = ${other} where id = ${id}`;
    await deliverAll(mailbox);
    expect((await rowOf(database.owner, id)).status).toBe("dropped");
  });
});

describe("somebody must confirm an address", () => {
  async function signedUp({ stored = token, confirmed = false, expires = "24 hours" } = {}) {
    const [signUp] = await database.owner`
      insert into sign_up (email, email_norm, name, password_hash, asked_org_id, token_hash, expires_at, confirmed_at)
      values ('wim@acme.example', 'wim@acme.example', 'Wim', 'x', ${acme}, ${hash(stored)},
              now() + ${expires}::interval, ${confirmed ? new Date() : null}) returning id`;
    return put(database.owner, {
      template: "confirm-address",
      props: { token, organization: "Acme" },
      to: "wim@acme.example",
      about: { kind: "sign_up", id: signUp?.id },
    });
  }

  test("CASE-12: the link goes out while it is good", async () => {
    const id = await signedUp();
    await deliverAll(mailbox);
    const row = await rowOf(database.owner, id);
    expect(row.status).toBe("sent");
    expect(row.body_text).toContain(`http://localhost:3000/verify-email/${token}`);
  });

  test.each([
    ["was used", { confirmed: true }],
    ["has expired", { expires: "-1 minute" }],
    ["was replaced by a newer one", { stored: "another token" }],
  ])("a link that %s does not go out", async (_, how) => {
    const id = await signedUp(how);
    await deliverAll(mailbox);
    const row = await rowOf(database.owner, id);
    expect(row).toMatchObject({ status: "dropped", html: null, body_text: null });
    expect(JSON.stringify(row)).not.toContain(token);
  });
});
