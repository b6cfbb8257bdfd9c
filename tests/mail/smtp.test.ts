import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { smtp } from "@/server/mail/smtp";
import type { Transport } from "@/server/mail/transport";
import { useDatabase } from "../support/database";
import { deliverAll, put, rowOf, waitForAll } from "./outbox";

const database = useDatabase();
let server: SMTPServer;
let transport: Transport;
let received: { to: string[]; raw: string }[];
let onRecipient: (address: string) => Error | undefined;
let onData: () => Error | "hang up" | undefined;

const answer = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

beforeEach(async () => {
  await database.owner`delete from outbox`;
  received = [];
  onRecipient = () => undefined;
  onData = () => undefined;
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) => done(onRecipient(address)),
    async onData(stream, session, done) {
      let raw = "";
      for await (const chunk of stream) raw += chunk;
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
      const verdict = onData();
      if (verdict === "hang up") return server.connections.forEach((connection) => void connection.close());
      done(verdict);
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  transport = smtp({ url: `smtp://127.0.0.1:${port}` });
});
afterEach(async () => {
  transport.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test("GGW-16: a mail arrives with both versions, one recipient and a Message-ID made from its row", async () => {
  const props = { organization: "Acme", slug: "acme", reason: null };
  const id = await put(database.owner, { template: "request-approved", props, to: "wim@acme.example" });
  await deliverAll(transport);

  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual(["wim@acme.example"]);
  expect(received[0]?.raw).toContain(`Message-ID: <${id}@house.example>`);
  expect(received[0]?.raw).toContain("Subject: =?UTF-8?Q?You=E2=80=99re_now_a_Member_of_Acme?=");
  expect(received[0]?.raw).toContain("Auto-Submitted: auto-generated");
  expect(received[0]?.raw).toMatch(/Content-Type: text\/plain[\s\S]*Content-Type: text\/html/);
  expect(await rowOf(database.owner, id)).toMatchObject({
    status: "sent",
    provider_id: `<${id}@house.example>`,
  });
});

test("an address that the server refuses for good fails; one it cannot take now waits", async () => {
  const gone = await put(database.owner, { to: "gone@acme.example" });
  const full = await put(database.owner, { to: "full@acme.example" });
  onRecipient = (address) =>
    address.startsWith("gone") ? answer(550, "no such mailbox") : answer(452, "mailbox is full");
  await deliverAll(transport);
  expect(await rowOf(database.owner, gone)).toMatchObject({ status: "failed", attempts: 1 });
  expect((await rowOf(database.owner, gone)).last_error).toContain("no such mailbox");
  expect(await rowOf(database.owner, full)).toMatchObject({ status: "waiting", attempts: 1 });
});

test("a message refused for its content fails", async () => {
  const id = await put(database.owner);
  onData = () => answer(554, "looks like spam");
  await deliverAll(transport);
  expect((await rowOf(database.owner, id)).status).toBe("failed");
});

test("a line cut before the answer: tried again under the same Message-ID", async () => {
  const id = await put(database.owner);
  onData = () => "hang up";
  await deliverAll(transport);
  expect((await rowOf(database.owner, id)).status).toBe("waiting");

  onData = () => undefined;
  await waitForAll(database.owner);
  await deliverAll(transport);
  const ids = received.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]?.trim());
  expect(ids).toEqual([`<${id}@house.example>`, `<${id}@house.example>`]);
  expect((await rowOf(database.owner, id)).status).toBe("sent");
});

test("a server that is down delays mail and loses none", async () => {
  const id = await put(database.owner);
  await deliverAll(smtp({ url: "smtp://127.0.0.1:9" }));
  expect(await rowOf(database.owner, id)).toMatchObject({ status: "waiting", attempts: 1 });
  await waitForAll(database.owner);
  await deliverAll(transport);
  expect((await rowOf(database.owner, id)).status).toBe("sent");
});

test("a hostile name in a subject stays one header line", async () => {
  const props = {
    organization: "Acme\r\nBcc: everybody@evil.example",
    slug: "acme",
    requesterName: "Wim\nX-Evil: yes\r\n\r\n<script>",
    requesterEmail: "wim@acme.example",
    note: null,
  };
  await put(database.owner, { template: "request-received", props });
  await deliverAll(transport);
  const [head = ""] = (received[0]?.raw ?? "").split("\r\n\r\n");
  expect(head).not.toMatch(/^(Bcc|X-Evil):/im);
  expect(received[0]?.to).toEqual(["mia@acme.example"]);
});
