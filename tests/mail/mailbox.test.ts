import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { inAccountTransaction } from "@/server/access/account";
import { readEnv } from "@/server/env";
import { mailbox } from "@/server/mail/mailbox";
import { mayReadMailbox, wasForwarded } from "@/server/mail/may-read-mailbox";
import { piecesOf, readMail, readMailbox } from "@/server/mail/read-mailbox";
import { transportOf } from "@/server/mail/transport";
import { enqueue } from "@/server/outbox/enqueue";
import { useDatabase } from "../support/database";
import { deliverAll, nowhere, put } from "./outbox";

const database = useDatabase();
beforeEach(() => database.owner`delete from outbox`);

const message = {
  template: "address-taken",
  props: {},
  to: { email: "mia@acme.example", name: "Mia" },
} as const;
const postFor = (email: string, andThen = () => {}) =>
  inAccountTransaction(async (tx) => {
    await tx.execute(sql`select set_config('app.org_id', ${nowhere}, true)`);
    await enqueue(tx, nowhere, [{ ...message, to: { email, name: null } }]);
    andThen();
  });

test("INV-7: a change that does not happen mails nothing", async () => {
  const failing = postFor("mia@acme.example", () => {
    throw new Error("the change failed");
  });
  await expect(failing).rejects.toThrow("the change failed");
  expect(await readMailbox(null)).toEqual([]);
});

test("INV-7: a change that happened left its mail, which no role of the pages can read or alter", async () => {
  await postFor("mia@acme.example");
  const [left] = await database.owner`select status from outbox`;
  expect(left?.status).toBe("waiting");
  await expect(inAccountTransaction((tx) => tx.execute(sql`select * from outbox`))).rejects.toThrow();
  await expect(
    inAccountTransaction((tx) => tx.execute(sql`update outbox set to_email = 'x@evil.example'`)),
  ).rejects.toThrow();
});

test("without a mail service the outbox is the mailbox: newest first, by address, with the links to follow", async () => {
  await postFor("mia@acme.example");
  await postFor("Wim@acme.example");
  const token = "R1nVdUqkq8G0a9gqfJm3ZpX2tYwLs7cB5eHnKiOuTzA";
  await put(database.owner, {
    template: "confirm-address",
    props: { token, organization: "Acme" },
    to: "wim@acme.example",
  });
  await deliverAll(mailbox);

  expect((await readMailbox(null)).map(({ to }) => to)).toEqual([
    "wim@acme.example",
    "Wim@acme.example",
    "mia@acme.example",
  ]);
  const [newest, ...older] = await readMailbox("WIM@acme.example");
  expect(older).toHaveLength(1);
  expect(newest).toMatchObject({ status: "sent", template: "confirm-address" });
  expect(newest?.links).toEqual([`http://localhost:3000/verify-email/${token}`, "http://localhost:3000"]);
  expect(await readMail(newest?.id ?? "")).toEqual(newest);
  expect(await readMail(nowhere)).toBeNull();
  expect(await readMail("latest")).toBeNull();
});

test("links of ours are cut out of a text as they stand; nothing else is a link", () => {
  const pieces = piecesOf(
    "Go: http://localhost:3000/o/acme\nnot http://evil.example",
    "http://localhost:3000",
  );
  expect(pieces.filter(({ link }) => link).map(({ text }) => text)).toEqual(["http://localhost:3000/o/acme"]);
  expect(pieces.map(({ text }) => text).join("")).toBe(
    "Go: http://localhost:3000/o/acme\nnot http://evil.example",
  );
});

describe("who may read the local mailbox", () => {
  test.each([
    ["127.0.0.1", "localhost:3000"],
    ["::1", "[::1]:3000"],
    ["::ffff:127.0.0.1", "127.0.0.1"],
  ])("this machine (%s, asked as %s), in demo and development only", (peer, host) => {
    expect(mayReadMailbox({ peer, host }, "demo")).toBe(true);
    expect(mayReadMailbox({ peer, host }, "development")).toBe(true);
    expect(mayReadMailbox({ peer, host }, "production")).toBe(false);
  });
  test.each([
    ["10.0.0.7", "localhost:3000"],
    ["127.0.0.1", "localhost.evil.example:3000"],
    ["127.0.0.1", "evil.example"],
    ["127.0.0.1.evil.example", "localhost"],
    ["", "localhost"],
    ["127.0.0.1", ""],
  ])("nobody else (%s, asked as %s)", (peer, host) => {
    expect(mayReadMailbox({ peer, host }, "demo")).toBe(false);
    expect(mayReadMailbox({ peer, host }, "development")).toBe(false);
  });
});

test.each(["x-forwarded-for", "forwarded", "x-real-ip", "via"])(
  "nor what a proxy on this machine passed on (%s)",
  (name) => {
    const asked = {
      peer: "127.0.0.1",
      host: "localhost:3000",
      forwarded: wasForwarded({ [name]: "anything" }),
    };
    expect(mayReadMailbox(asked, "demo")).toBe(false);
    expect(mayReadMailbox({ ...asked, forwarded: wasForwarded({ host: "localhost" }) }, "demo")).toBe(true);
  },
);

test("the transport is Resend where its key is set, else SMTP, else the local mailbox", () => {
  const of = (values: Record<string, string>) => transportOf(readEnv(values));
  expect(of({})).toBe(mailbox);
  expect(of({ SMTP_URL: "smtp://127.0.0.1:9" }).keepsText).toBe(false);
  expect(of({ RESEND_API_KEY: "re_test" }).keepsText).toBe(false);
});
