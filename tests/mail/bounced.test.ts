import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { POST } from "@/app/api/mail/resend/route";
import { configure } from "@/server/env";
import { freshAddress, invite } from "@/tests/support/invitations";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const secret = randomBytes(24);

/** A report as Resend signs it. */
function report(event: object, { at = Date.now(), key = secret } = {}): Request {
  const body = JSON.stringify(event);
  const [id, timestamp] = [randomUUID(), String(Math.floor(at / 1000))];
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return new Request("http://localhost/api/mail/resend", {
    method: "POST",
    headers: { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` },
    body,
  });
}

const bounce = (email_id: string) => ({
  type: "email.bounced",
  data: {
    email_id,
    bounce: { message: "The mailbox does not exist.", type: "Permanent", subType: "General" },
  },
});

/** An invitation whose mail Resend took. */
async function invited() {
  const email = freshAddress("bounce");
  await invite(acme, email);
  const taken = randomUUID();
  await acme.owner`update outbox set status = 'sent', provider_id = ${taken}, html = null where to_email = ${email}`;
  return { email, taken };
}

async function undelivered(email: string) {
  const { rows } = await (await acme.as("olive")).invitations.list({ org: "acme", search: email });
  return rows.map((row) => row.undelivered);
}

describe("What Resend reports after it took a mail", () => {
  it("KMP-3: a bounced invitation shows as not delivered, with the reason, however often it is reported", async () => {
    configure({ RESEND_WEBHOOK_SECRET: `whsec_${secret.toString("base64")}` });
    const { email, taken } = await invited();
    expect(await undelivered(email)).toEqual([null]);
    for (const _ of [1, 2]) expect((await POST(report(bounce(taken)))).status).toBe(204);
    expect(await undelivered(email)).toEqual(["Not delivered: it bounced: The mailbox does not exist."]);
    const [row] = await acme.owner`select status from outbox where provider_id = ${taken}`;
    expect(row?.status).toBe("failed");
  });

  it("counts only when Resend signed it, lately", async () => {
    configure({ RESEND_WEBHOOK_SECRET: `whsec_${secret.toString("base64")}` });
    const { email, taken } = await invited();
    const forged = report(bounce(taken), { key: randomBytes(24) });
    const old = report(bounce(taken), { at: Date.now() - 10 * 60_000 });
    const bare = new Request("http://localhost/api/mail/resend", {
      method: "POST",
      body: JSON.stringify(bounce(taken)),
    });
    for (const one of [forged, old, bare]) expect((await POST(one)).status).toBe(401);
    expect(await undelivered(email)).toEqual([null]);
  });

  it("changes nothing for a mail that arrived, nor for one that is not ours", async () => {
    configure({ RESEND_WEBHOOK_SECRET: `whsec_${secret.toString("base64")}` });
    const { email, taken } = await invited();
    const arrived = { type: "email.delivered", data: { email_id: taken } };
    for (const event of [arrived, bounce(randomUUID())]) expect((await POST(report(event))).status).toBe(204);
    expect(await undelivered(email)).toEqual([null]);
  });

  it("is not there where no secret was given", async () => {
    configure({ RESEND_WEBHOOK_SECRET: "" });
    const { email, taken } = await invited();
    expect((await POST(report(bounce(taken)))).status).toBe(404);
    expect(await undelivered(email)).toEqual([null]);
  });
});
