import { describe, expect, it } from "vitest";
import {
  eventsOf,
  freshAddress,
  goodPassword,
  invitationTo,
  invite,
  mailedToken,
} from "@/tests/support/invitations";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();

describe("Invitations", () => {
  it("KMP-3: Reinvite makes a new link, kills the old one, starts the time anew and counts", async () => {
    const email = freshAddress();
    const { id, token, copied } = await invite(acme, email);
    await acme.owner`update invitation set expires_at = now() - interval '1 day' where id = ${id}`;
    const marco = await acme.as("marco");
    const [expired] = (await marco.invitations.list({ org: "acme", show: "expired", search: email })).rows;
    expect(expired).toMatchObject({ id, state: "expired", times: 1 });

    await marco.invitations.reinvite({ org: "acme", id });

    const [row] = (await marco.invitations.list({ org: "acme", search: email })).rows;
    expect(row).toMatchObject({ id, state: "open", times: 2, invitedBy: "Marco Ruiz" });
    expect(Date.parse(row?.expiresAt ?? "")).toBeGreaterThan(Date.now() + 6.9 * 86_400_000);
    for (const old of [token, copied]) {
      expect(await acme.nobody().invitations.open({ token: old })).toEqual({
        state: "unknown",
        signedIn: false,
      });
      await acme.expectRefusal("invitation_unknown", () =>
        acme.nobody().invitations.join({ token: old, name: "Ann Lee", password: goodPassword }),
      );
    }
    expect(await acme.nobody().invitations.open({ token: await mailedToken(acme, email) })).toMatchObject({
      state: "open",
      email,
    });
    expect(await eventsOf(acme, id)).toEqual(["invitation.sent", "invitation.resent"]);
  });

  it("X-9: a Manager corrects the address of an open invitation; the link that went astray dies", async () => {
    const wrong = freshAddress("wrnog");
    const right = freshAddress("right");
    const { id, token } = await invite(acme, wrong);
    const olive = await acme.as("olive");

    await olive.invitations.correct({ org: "acme", id, email: right });

    expect(await acme.nobody().invitations.open({ token })).toEqual({ state: "unknown", signedIn: false });
    expect(await acme.nobody().invitations.open({ token: await mailedToken(acme, right) })).toMatchObject({
      email: right,
    });
    expect(await eventsOf(acme, id)).toEqual(["invitation.sent", "invitation.corrected"]);
    await acme.expectRefusal("same_address", () =>
      olive.invitations.correct({ org: "acme", id, email: right.toUpperCase() }),
    );
    const other = await invite(acme, freshAddress("other"));
    await acme.expectRefusal("invitation_exists", () =>
      olive.invitations.correct({ org: "acme", id: other.id, email: right }),
    );
    await acme.expectRefusal("invitee_is_member", () =>
      olive.invitations.correct({ org: "acme", id, email: "mia@acme.example" }),
    );
  });

  it("KMP-3: a revoked invitation stays listed, cannot be sent again, and its address can be invited anew", async () => {
    const email = freshAddress();
    const { id, token } = await invite(acme, email);
    const olive = await acme.as("olive");
    await olive.invitations.revoke({ org: "acme", id });
    expect(await acme.nobody().invitations.open({ token })).toMatchObject({ state: "revoked" });
    const listed = await olive.invitations.list({ org: "acme", show: "revoked", search: email });
    expect(listed.rows).toMatchObject([{ id, state: "revoked", endedBy: "Olive Tan" }]);
    await acme.expectRefusal("invitation_not_open", () => olive.invitations.reinvite({ org: "acme", id }));
    await acme.expectRefusal("invitation_not_open", () => olive.invitations.revoke({ org: "acme", id }));
    const second = await invite(acme, email);
    expect(second.id).not.toBe(id);
  });

  it("KMP-3: a mail that did not arrive shows in the list with the reason, until one does", async () => {
    const email = freshAddress();
    const { id } = await invite(acme, email);
    const olive = await acme.as("olive");
    await acme.owner`update outbox set status = 'failed', last_error = 'SMTP 550: no such user' where to_email = ${email}`;
    const shown = await olive.invitations.list({ org: "acme", show: "undelivered" });
    expect(shown.rows.find((row) => row.id === id)).toMatchObject({
      undelivered: "Not delivered: SMTP 550: no such user",
      state: "open",
    });
    await olive.invitations.correct({ org: "acme", id, email: freshAddress("right") });
    const after = await olive.invitations.list({ org: "acme", show: "undelivered" });
    expect(after.rows.find((row) => row.id === id)).toBeUndefined();
  });

  it("KMP-3: the list goes on page by page, without a gap and without a row twice", async () => {
    const olive = await acme.as("olive");
    const people = Array.from({ length: 100 }, (_, n) => ({ email: `page${n}@paged.example` }));
    await olive.invitations.send({ org: "acme", people, role: "Member" });
    await olive.invitations.send({
      org: "acme",
      people: [{ email: "page100@paged.example" }],
      role: "Member",
    });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await olive.invitations.list({ org: "acme", search: "@paged.example", after });
      seen.push(...page.rows.map((row) => row.email));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(101);
    expect(new Set(seen).size).toBe(101);
  });

  it("INV-8: removing somebody, or their leaving, ends the invitations they sent", async () => {
    const boss = await newMember(acme, "Bea Boss", { role: "manager" });
    const email = freshAddress();
    await (await acme.as(boss.email)).invitations.send({ org: "acme", people: [{ email }], role: "Member" });
    const token = await mailedToken(acme, email);
    const { id } = (await invitationTo(acme, email)) as unknown as { id: string };

    await (await acme.as("olive")).members.remove({ org: "acme", id: boss.id });

    expect(await invitationTo(acme, email)).toMatchObject({ status: "revoked", ended_by_name: "Olive Tan" });
    expect(await eventsOf(acme, id)).toEqual(["invitation.sent", "invitation.revoked"]);
    await acme.expectRefusal("invitation_revoked", () =>
      acme.nobody().invitations.join({ token, name: "Ann Lee", password: goodPassword }),
    );
  });

  it("INV-8: so does the deletion of their account", async () => {
    const boss = await newMember(acme, "Bea Gone", { role: "manager" });
    const email = freshAddress();
    const caller = await acme.as(boss.email);
    await caller.invitations.send({ org: "acme", people: [{ email }], role: "Member" });
    await caller.own.delete();
    expect(await invitationTo(acme, email)).toMatchObject({ status: "revoked", ended_by_name: "Bea Gone" });
  });

  it("INV-6: an invitation of another organization does not exist here", async () => {
    const { id } = await invite(acme, freshAddress(), { as: "xena", org: "globex" });
    const olive = await acme.as("olive");
    const random = "6f9a3b1c-0000-4000-8000-000000000001";
    for (const which of [id, random]) {
      await acme.expectRefusal("not_found", () => olive.invitations.reinvite({ org: "acme", id: which }));
      await acme.expectRefusal("not_found", () => olive.invitations.revoke({ org: "acme", id: which }));
      await acme.expectRefusal("not_found", () =>
        olive.invitations.correct({ org: "acme", id: which, email: freshAddress() }),
      );
    }
  });
});
