import { describe, expect, it } from "vitest";
import { eventsOf, freshAddress, invitationTo, invite } from "@/tests/support/invitations";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const prove = () => acme.owner`update session set reauthenticated_at = now()`;
const stale = () => acme.owner`update session set reauthenticated_at = now() - interval '1 hour'`;

describe("Add User", () => {
  it("KMP-2, NIR-4: each address gets its invitation, its mail and its event, in one change", async () => {
    const [ann, bo] = [freshAddress("ann"), freshAddress("bo")];
    const olive = await acme.as("olive");

    const { sent } = await olive.invitations.send({
      org: "acme",
      people: [{ email: ann, name: "Ann Lee" }, { email: bo }],
      role: "Member",
      permissions: ["backup.view"],
      lastDay: "2099-03-31",
      note: "Welcome to the field team.",
    });

    expect(sent.map((one) => one.verdict)).toEqual(["invite", "invite"]);
    const row = await invitationTo(acme, ann);
    expect(row).toMatchObject({
      name: "Ann Lee",
      role: "member",
      permissions: ["backup.view"],
      status: "open",
      invited_by_name: "Olive Tan",
      send_count: 1,
    });
    expect(row?.membership_ends_at.toISOString()).toBe("2099-03-31T23:59:59.999Z");
    expect(await eventsOf(acme, row?.id)).toEqual(["invitation.sent"]);
    const [mail] = await acme.owner`select template, props from outbox where to_email = ${ann}`;
    expect(mail).toMatchObject({
      template: "invitation",
      props: { organization: "Acme", by: "Olive Tan", note: "Welcome to the field team." },
    });
    const requests = await acme.owner`
      select distinct body::jsonb ->> 'requestId' as id from audit_event
       where target_id in (${row?.id}, ${(await invitationTo(acme, bo))?.id})`;
    expect(requests).toHaveLength(1);
  });

  it("KMP-2: only hashes of links are stored, and the one to copy is known only now", async () => {
    const email = freshAddress();
    const { id, token, copied } = await invite(acme, email);
    const links = await acme.owner`
      select way, encode(token_hash, 'escape') as hash from invitation_link where invitation_id = ${id} order by way`;
    expect(links.map((link) => link.way)).toEqual(["copy", "mail"]);
    expect(copied).not.toBe(token);
    const everything = JSON.stringify(await (await acme.as("olive")).invitations.list({ org: "acme" }));
    for (const secret of [token, copied]) {
      expect(secret).toMatch(/^[\w-]{43}$/);
      expect(JSON.stringify(links)).not.toContain(secret);
      expect(everything).not.toContain(secret);
    }
  });

  it("NIR-4: the preview says what will happen to each address, and writes nothing", async () => {
    const waits = await acme.newcomer("Wanda Waits", "acme");
    const member = await newMember(acme, "Mona Member");
    const again = freshAddress("again");
    await invite(acme, again);
    const olive = await acme.as("olive");
    const before = await acme.owner`select count(*)::int as n from invitation`;

    const { people } = await olive.invitations.preview({
      org: "acme",
      people: `Ann Lee <ann.lee@new.example>, ${again.toUpperCase()};${waits.email}\n${member.email} two@@signs.example, olive@acme.example ANN.LEE@new.example`,
    });

    expect(people.map(({ name, verdict }) => [name, verdict])).toEqual([
      ["Ann Lee", "invite"],
      [null, "again"],
      [null, "waiting"],
      [null, "member"],
      [null, "malformed"],
      [null, "member"],
    ]);
    expect(await acme.owner`select count(*)::int as n from invitation`).toEqual(before);
  });

  it("INV-6: the preview does not tell who has an account elsewhere", async () => {
    const stranger = await newMember(acme, "Gil Globex", { org: "globex" });
    const { people } = await (await acme.as("olive")).invitations.preview({
      org: "acme",
      people: `${stranger.email} ${freshAddress()}`,
    });
    expect(people.map(({ verdict, why, name }) => [verdict, why, name])).toEqual([
      ["invite", null, null],
      ["invite", null, null],
    ]);
  });

  it("NIR-4: members are left as they are, and a sending to members alone is refused", async () => {
    const member = await newMember(acme, "Mona Member");
    const olive = await acme.as("olive");
    const email = freshAddress();
    const { sent } = await olive.invitations.send({
      org: "acme",
      people: [{ email: member.email }, { email }],
      role: "Member",
    });
    expect(sent.map((one) => one.verdict)).toEqual(["member", "invite"]);
    await acme.expectRefusal("nobody_to_invite", () =>
      olive.invitations.send({ org: "acme", people: [{ email: member.email }], role: "Member" }),
    );
  });

  it("INV-3, KIO-14: a Manager's invitation makes Members; to Manager only from a PlatformAdmin, with the password", async () => {
    const email = freshAddress();
    const input = { org: "acme", people: [{ email }], role: "Manager" as const };
    await acme.expectRefusal("promotion", async () => (await acme.as("olive")).invitations.send(input));
    const pia = await acme.as("pia");
    await stale();
    await acme.expectRefusal("step_up", () => pia.invitations.send(input));
    await prove();
    await pia.invitations.send(input);
    expect(await invitationTo(acme, email)).toMatchObject({ role: "manager" });
  });

  it("X-9: a Manager cannot steer an invitation to Manager to another address, nor send it again", async () => {
    const { id } = await invite(acme, freshAddress(), { as: "pia", role: "Manager" });
    const olive = await acme.as("olive");
    await acme.expectRefusal("manager_invitation", () =>
      olive.invitations.correct({ org: "acme", id, email: freshAddress("friend") }),
    );
    await acme.expectRefusal("manager_invitation", () => olive.invitations.reinvite({ org: "acme", id }));
    const [row] = (await olive.invitations.list({ org: "acme", show: "open" })).rows.filter(
      (r) => r.id === id,
    );
    expect(row?.whyNot.correct).toContain("Only a platform admin");
  });

  it("INV-1: a Manager's invitation has no end, and nobody is invited to a day that is over", async () => {
    const pia = await acme.as("pia");
    const people = [{ email: freshAddress() }];
    await acme.expectRefusal("manager_has_no_end", () =>
      pia.invitations.send({ org: "acme", people, role: "Manager", lastDay: "2099-01-01" }),
    );
    await acme.expectRefusal("end_in_the_past", () =>
      pia.invitations.send({ org: "acme", people, role: "Member", lastDay: "2020-01-01" }),
    );
  });

  it("X-11: a permission without what it needs, or an unknown one, is refused", async () => {
    const olive = await acme.as("olive");
    const people = [{ email: freshAddress() }];
    await acme.expectRefusal("permission_requires", () =>
      olive.invitations.send({ org: "acme", people, role: "Member", permissions: ["audit.export"] }),
    );
    await acme.expectRefusal("unknown_permission", () =>
      olive.invitations.send({ org: "acme", people, role: "Member", permissions: ["nothing.whatever"] }),
    );
  });

  it("INV-2: nobody invites themselves, not even a PlatformAdmin into an organization", async () => {
    const pia = await acme.as("pia");
    await acme.expectRefusal("nobody_to_invite", () =>
      pia.invitations.send({ org: "globex", people: [{ email: "Pia@Platform.example" }], role: "Member" }),
    );
  });

  it("security 4.5, INV-9: one open invitation per address, whoever types it how, ten at a time", async () => {
    const email = freshAddress();
    const callers = await Promise.all(Array.from({ length: 10 }, () => acme.as("olive")));
    const outcomes = await Promise.allSettled(
      callers.map((caller, n) =>
        caller.invitations.send({
          org: "acme",
          people: [{ email: n % 2 ? email.toUpperCase() : ` ${email} ` }],
          role: "Member",
        }),
      ),
    );
    expect(outcomes.some((one) => one.status === "fulfilled")).toBe(true);
    const rows = await acme.owner`select send_count from invitation where email_norm = ${email}`;
    expect(rows).toHaveLength(1);
    const done = outcomes.filter((one) => one.status === "fulfilled").length;
    expect(rows[0]?.send_count).toBe(done);
  });

  it("KMP-2: at most 100 at once, and sending has its limits", async () => {
    const olive = await acme.as("olive");
    const people = Array.from({ length: 101 }, (_, n) => ({ email: `many${n}@new.example` }));
    await expect(olive.invitations.send({ org: "acme", people, role: "Member" })).rejects.toThrow(
      /Something in the form|Invite at most/,
    );
    await acme.owner`delete from rate_limit`;
    const one = () => ({ org: "acme", people: [{ email: freshAddress("limit") }], role: "Member" as const });
    for (let n = 0; n < 50; n++) await olive.invitations.send(one());
    await acme.expectRefusal("too_many", () => olive.invitations.send(one()));
    // Signing in anew does not begin anew: what counts is the person.
    await acme.expectRefusal("too_many", async () => (await acme.as("olive")).invitations.send(one()));
    await acme.owner`delete from rate_limit`;
  });

  it("no address gets more than 10 mails in a day from one organization, whichever way they are sent", async () => {
    await acme.owner`delete from rate_limit`;
    const olive = await acme.as("olive");
    const email = freshAddress("flooded");
    const send = () => olive.invitations.send({ org: "acme", people: [{ email }], role: "Member" });
    const { id } = await invite(acme, email);
    for (let n = 0; n < 8; n++) await olive.invitations.reinvite({ org: "acme", id });
    await olive.invitations.revoke({ org: "acme", id });
    await send();

    await acme.expectRefusal("nobody_to_invite", send);
    const { people } = await olive.invitations.preview({ org: "acme", people: email.toUpperCase() });
    expect(people[0]).toMatchObject({
      verdict: "refused",
      why: expect.stringMatching(
        / already got 10 emails about this within a day\. Send another one after \d+ \w+ \d+ at .* UTC,/,
      ),
    });
    const again = { org: "acme", id: (await invitationTo(acme, email))?.id as string };
    await acme.expectRefusal("mailed_often", () => olive.invitations.reinvite(again));
    const other = await invite(acme, freshAddress());
    await olive.invitations.revoke(again);
    await acme.expectRefusal("mailed_often", () =>
      olive.invitations.correct({ org: "acme", id: other.id, email }),
    );
    await (await acme.as("xena")).invitations.send({ org: "globex", people: [{ email }], role: "Member" });
    await acme.owner`
      update outbox set created_at = created_at - interval '1 day' where to_email = ${email}`;
    await send();
  });
});
