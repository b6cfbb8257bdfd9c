import { expect, test } from "vitest";
import { mailbox } from "@/server/mail/mailbox";
import { freshAddress, goodPassword, invite } from "@/tests/support/invitations";
import { useCast } from "@/tests/support/people";
import { deliverAll } from "./outbox";

const acme = useCast();

test("GGW-16: an invitation that was revoked, replaced, answered or has expired meanwhile is not mailed", async () => {
  const olive = await acme.as("olive");
  const [open, revoked, again, answered, expired] = [
    freshAddress("open"),
    freshAddress("revoked"),
    freshAddress("again"),
    freshAddress("answered"),
    freshAddress("expired"),
  ];
  const ids = new Map<string, Awaited<ReturnType<typeof invite>>>();
  for (const email of [open, revoked, again, answered, expired]) ids.set(email, await invite(acme, email));
  const of = (email: string) => ids.get(email) ?? { id: "", token: "" };
  await olive.invitations.revoke({ org: "acme", id: of(revoked).id });
  await olive.invitations.reinvite({ org: "acme", id: of(again).id });
  await acme
    .nobody()
    .invitations.join({ token: of(answered).token, name: "Ann Lee", password: goodPassword });
  await acme.owner`update invitation set expires_at = now() - interval '1 second' where id = ${of(expired).id}`;

  await deliverAll(mailbox);

  const became = async (email: string) => {
    const rows = await acme.owner`select status from outbox where to_email = ${email} order by created_at`;
    return rows.map((row) => row.status);
  };
  expect(await became(open)).toEqual(["sent"]);
  expect(await became(revoked)).toEqual(["dropped"]);
  expect(await became(again)).toEqual(["dropped", "sent"]);
  expect(await became(answered)).toEqual(["dropped"]);
  expect(await became(expired)).toEqual(["dropped"]);
});
