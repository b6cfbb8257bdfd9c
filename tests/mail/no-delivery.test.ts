import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { resend } from "@/server/mail/resend";
import { useDatabase } from "../support/database";
import { deliverAll, put, rowOf } from "./outbox";
import { resendServer } from "./resend-server";

const database = useDatabase();

test.each([301, 302, 303, 307, 308])(
  "a redirect (%i) is no delivery, and is not followed",
  async (answer) => {
    const service = await resendServer();
    const elsewhere = await resendServer();
    const id = await put(database.owner);
    const headers = { location: `${elsewhere.url}/emails` };
    service.treat(() => ({ answer, name: "moved", headers }));
    await deliverAll(resend({ key: "re_test", url: service.url }));
    const waiting = await rowOf(database.owner, id);
    expect(waiting).toMatchObject({ status: "waiting", provider_id: null });
    expect(waiting.last_error).toContain(String(answer));
    expect(elsewhere.calls).toHaveLength(0);
    await elsewhere.close();
    await service.close();
  },
);

test("an answer that names no mail is no delivery, whatever its status", async () => {
  const page = createServer((_, response) => response.end('{"welcome":"to this network"}'));
  await new Promise<void>((done) => page.listen(0, "127.0.0.1", done));
  const id = await put(database.owner);
  await deliverAll(
    resend({ key: "re_test", url: `http://127.0.0.1:${(page.address() as AddressInfo).port}` }),
  );
  expect(await rowOf(database.owner, id)).toMatchObject({ status: "waiting", provider_id: null });
  page.close();
});
