import { expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();

it("KMP-4, X-15: whom an open organization lets in reads of it there; who waits may not read its audit yet", async () => {
  const { org } = await acme.ids("xena", "globex");
  const { email } = await acme.newcomer("Nora Newly");
  const session = await acme.sessionOf(email);
  const noted: string[] = [];
  const api = createCaller(request({ session, noteEvent: (address) => void noted.push(address) }));
  await api.requests.file({ organization: org });
  expect(noted).toEqual([]);
  const { id } = (await api.requests.mine())[0] ?? {};
  await api.requests.withdraw({ organization: org, id: id ?? "" });

  await acme.owner`update organization set join_policy = 'open' where id = ${org}`;
  try {
    await api.requests.file({ organization: org });
  } finally {
    await acme.owner`update organization set join_policy = 'approval' where id = ${org}`;
  }
  const seq = /^\/o\/globex\/audit\/(\d+)$/.exec(noted[0] ?? "")?.[1];
  const entry = await api.audit.get({ org: "globex", seq: Number(seq) });
  expect(entry.event.parts.map((part) => part.text).join("")).toBe("Nora Newly joined Globex as a Member");
});
