import { describe, expect, it } from "vitest";
import { Refusal } from "@/server/errors";
import { refusalOf, useCast } from "@/tests/support/people";

const acme = useCast();

const rows = async <T extends object>(query: string, ...values: string[]) =>
  [...(await acme.owner.unsafe<T[]>(query, values))] as T[];

describe("Approving", () => {
  it("KIO-21: Approve makes the person a Member, and only a Member", async () => {
    const { email, requestId } = await acme.newcomer("Nora Blum", "acme");
    const olive = await acme.as("olive");

    const { memberId } = await olive.requests.approve({ org: "acme", id: requestId });

    const [member] = await rows("select * from membership where id = $1", memberId);
    expect(member).toMatchObject({
      email,
      role: "member",
      enabled: true,
      shown_role: "member",
      source: "request",
    });
    expect(await rows("select 1 from access_grant where membership_id = $1", memberId)).toHaveLength(0);
    const nora = await acme.as(email);
    expect(await nora.accounts.landing()).toEqual({ to: "/o/acme" });
  });

  it("INV-7: the change, its two events and its mail are one transaction with one request id", async () => {
    const { email, requestId } = await acme.newcomer("Otto Klein", "acme");
    const { account: olive } = await acme.ids("olive");

    const done = await (await acme.as("olive")).requests.approve({
      org: "acme",
      id: requestId,
      reason: "Welcome",
    });

    const events = await rows<{ action: string; actor_id: string; target_id: string; body: string }>(
      "select action, actor_id, target_id, body from audit_event where target_id in ($1, $2) order by seq",
      requestId,
      done.memberId,
    );
    expect(events.map((e) => [e.action, e.actor_id])).toEqual([
      ["request.approved", olive],
      ["membership.started", olive],
    ]);
    const bodies = events.map((e) => JSON.parse(e.body));
    expect(new Set(bodies.map((b) => b.requestId)).size).toBe(1);
    expect(bodies[0]).toMatchObject({
      actor: { name: "Olive Tan", role: "Manager" },
      target: { label: "Otto Klein", email },
      reason: "Welcome",
    });
    const mail = await rows("select template, to_email, props from outbox where to_email = $1", email);
    expect(mail).toEqual([
      {
        template: "request-approved",
        to_email: email,
        props: { organization: "Acme", slug: "acme", reason: "Welcome" },
      },
    ]);
  });

  it("INV-7: when the audit cannot be written, nothing was approved and nobody is mailed", async () => {
    const { email, requestId } = await acme.newcomer("Paul Ende", "acme");
    const olive = await acme.as("olive");
    await acme.owner`alter table audit_event add constraint broken check (false) not valid`;
    try {
      await expect(olive.requests.approve({ org: "acme", id: requestId })).rejects.toThrow();
    } finally {
      await acme.owner`alter table audit_event drop constraint broken`;
    }
    expect(await rows("select status from join_request where id = $1", requestId)).toEqual([
      { status: "pending" },
    ]);
    expect(await rows("select 1 from membership where email = $1", email)).toHaveLength(0);
    expect(await rows("select 1 from outbox where to_email = $1", email)).toHaveLength(0);
  });

  it("CASE-3: of two Managers who approve at the same moment the first wins, and the second sees who and when", async () => {
    for (let round = 0; round < 10; round++) {
      const { email, requestId } = await acme.newcomer("Race Runner", "acme");
      const [olive, marco] = await Promise.all([acme.as("olive"), acme.as("marco")]);
      const outcomes = await Promise.allSettled([
        olive.requests.approve({ org: "acme", id: requestId }),
        marco.requests.approve({ org: "acme", id: requestId }),
      ]);
      const lost = outcomes.filter((o) => o.status === "rejected");
      expect(lost).toHaveLength(1);
      expect(lost[0]?.reason.cause).toBeInstanceOf(Refusal);
      expect(lost[0]?.reason.message).toMatch(/^(Olive Tan|Marco Ruiz) approved this request on .* UTC\./);
      expect(await rows("select 1 from membership where email = $1", email)).toHaveLength(1);
      expect(
        await rows(
          "select 1 from audit_event where action = 'request.approved' and target_id = $1",
          requestId,
        ),
      ).toHaveLength(1);
      expect(await rows("select 1 from outbox where to_email = $1", email)).toHaveLength(1);
    }
  });

  it("CASE-3: approving against rejecting leaves one decision and the membership that goes with it", async () => {
    for (let round = 0; round < 10; round++) {
      const { email, requestId } = await acme.newcomer("Race Runner", "acme");
      const [olive, marco] = await Promise.all([acme.as("olive"), acme.as("marco")]);
      await Promise.allSettled([
        olive.requests.approve({ org: "acme", id: requestId }),
        marco.requests.reject({ org: "acme", id: requestId }),
      ]);
      const [request] = await rows<{ status: string }>(
        "select status from join_request where id = $1",
        requestId,
      );
      const members = await rows("select 1 from membership where email = $1", email);
      expect(members).toHaveLength(request?.status === "approved" ? 1 : 0);
    }
  });

  it("CASE-4: withdrawing against approving never leaves a member who withdrew", async () => {
    for (let round = 0; round < 10; round++) {
      const { email, requestId } = await acme.newcomer("Race Runner", "acme");
      const { org } = await acme.ids("olive");
      const [olive, runner] = await Promise.all([acme.as("olive"), acme.as(email)]);
      await Promise.allSettled([
        olive.requests.approve({ org: "acme", id: requestId }),
        runner.requests.withdraw({ organization: org, id: requestId }),
      ]);
      const [request] = await rows<{ status: string }>(
        "select status from join_request where id = $1",
        requestId,
      );
      const members = await rows("select 1 from membership where email = $1", email);
      expect(members).toHaveLength(request?.status === "approved" ? 1 : 0);
    }
  });

  it("CASE-4: who withdrew, expired, was disabled or became a member meanwhile is refused with what is so", async () => {
    const olive = await acme.as("olive");
    const { org } = await acme.ids("olive");

    const withdrew = await acme.newcomer("Wanda Wolf", "acme");
    await (await acme.as(withdrew.email)).requests.withdraw({ organization: org, id: withdrew.requestId });
    const said = await acme.expectRefusal("request_withdrawn", () =>
      olive.requests.approve({ org: "acme", id: withdrew.requestId }),
    );
    expect(said.message).toContain("Wanda Wolf withdrew");

    const expired = await acme.newcomer("Xaver Alt", "acme");
    await acme.owner`update join_request set expires_at = now() - interval '1 second' where id = ${expired.requestId}`;
    await acme.expectRefusal("request_expired", () =>
      olive.requests.approve({ org: "acme", id: expired.requestId }),
    );

    const disabled = await acme.newcomer("Yves Off", "acme");
    await acme.owner`update account set disabled_at = now() where email = ${disabled.email}`;
    await acme.expectRefusal("account_disabled_by_platform", () =>
      olive.requests.approve({ org: "acme", id: disabled.requestId }),
    );

    const member = await acme.newcomer("Zoe In", "acme");
    await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      select org_id, account_id, 'member', now(), 'request' from join_request where id = ${member.requestId}`;
    await acme.expectRefusal("already_member", () =>
      olive.requests.approve({ org: "acme", id: member.requestId }),
    );
  });

  it("CASE-4: disabling an account against approving it never lets a disabled account in unseen", async () => {
    for (let round = 0; round < 5; round++) {
      const { email, requestId } = await acme.newcomer("Race Runner", "acme");
      const olive = await acme.as("olive");
      await Promise.allSettled([
        olive.requests.approve({ org: "acme", id: requestId }),
        acme.owner`update account set disabled_at = now() where email = ${email}`,
      ]);
      const wrong = await rows("select 1 from membership where email = $1 and not account_disabled", email);
      expect(wrong).toHaveLength(0);
    }
  });

  it("INV-2: nobody decides their own request", async () => {
    const { requestId } = await acme.newcomer("Someone Else", "globex");
    const { account } = await acme.ids("pia");
    await acme.owner`update join_request set account_id = ${account} where id = ${requestId}`;
    const pia = await acme.as("pia");
    await acme.expectRefusal("own_request", () => pia.requests.approve({ org: "globex", id: requestId }));
    await acme.expectRefusal("own_request", () => pia.requests.reject({ org: "globex", id: requestId }));
  });

  it("INV-1: nobody can be approved before an organization has its Manager", async () => {
    const [org] = await rows<{ id: string }>(
      "insert into organization (name, slug, state) values ('Unled', 'unled', 'awaiting_manager') returning id",
    );
    const { requestId } = await acme.newcomer("Early Bird", "unled");
    expect(org).toBeDefined();
    const pia = await acme.as("pia");
    await acme.expectRefusal("organization_awaits_manager", () =>
      pia.requests.approve({ org: "unled", id: requestId }),
    );
  });
});

describe("Rejecting", () => {
  it("KIO-22: a rejected person is told, with the reason, and may ask again", async () => {
    const { email, requestId } = await acme.newcomer("Rita Wieder", "acme");
    const { org } = await acme.ids("olive");

    await (await acme.as("olive")).requests.reject({
      org: "acme",
      id: requestId,
      reason: "Use your work address.",
    });

    const rita = await acme.as(email);
    expect((await rita.requests.mine())[0]).toMatchObject({
      status: "rejected",
      reason: "Use your work address.",
    });
    const mail = await rows(
      "select template, props->>'reason' as reason from outbox where to_email = $1",
      email,
    );
    expect(mail).toEqual([{ template: "request-rejected", reason: "Use your work address." }]);
    await rita.requests.file({ organization: org });
    expect((await rita.requests.mine()).map((r) => r.status)).toEqual(["pending", "rejected"]);
  });

  it("CASE-7: an organization may set a wait before asking again", async () => {
    const { email, requestId } = await acme.newcomer("Wait Awhile", "globex");
    const { org } = await acme.ids("xena", "globex");
    await acme.owner`update organization set ask_again_after_days = 14 where id = ${org}`;
    await (await acme.as("xena")).requests.reject({ org: "globex", id: requestId });
    const person = await acme.as(email);
    const said = await acme.expectRefusal("ask_again_later", () =>
      person.requests.file({ organization: org }),
    );
    expect(said.field).toBe("organization");
    await acme.owner`update join_request set retry_after = now() - interval '1 second' where id = ${requestId}`;
    await person.requests.file({ organization: org });
    await acme.owner`update organization set ask_again_after_days = 0 where id = ${org}`;
  });
});

describe("Asking", () => {
  it("KIO-20: a request shows email, name and time, and mails every active Manager", async () => {
    const { email } = await acme.newcomer("Quinn Query");
    const { org } = await acme.ids("olive");
    await (await acme.as(email)).requests.file({
      organization: org,
      note: "  Hi\u202e there \n\n\n\nfriend ",
    });

    const list = await (await acme.as("olive")).requests.list({ org: "acme" });
    const row = list.rows.find((r) => r.email === email);
    expect(row).toMatchObject({
      name: "Quinn Query",
      note: "Hi there\n\nfriend",
      status: "pending",
      whyNot: null,
    });
    expect(Date.now() - Date.parse(row?.requestedAt ?? "")).toBeLessThan(60_000);
    const mail = await rows<{ to_email: string }>(
      "select to_email from outbox where template = 'request-received' and props->>'requesterEmail' = $1 order by 1",
      email,
    );
    expect(mail.map((m) => m.to_email)).toEqual(["marco@acme.example", "olive@acme.example"]);
  });

  it("KIO-3: N is the number of pending requests", async () => {
    const olive = await acme.as("olive");
    const before = (await olive.requests.list({ org: "acme" })).pending;
    const { requestId } = await acme.newcomer("One More", "acme");
    expect((await olive.organizations.frame({ org: "acme" })).pending).toBe(before + 1);
    await olive.requests.reject({ org: "acme", id: requestId });
    expect((await olive.requests.list({ org: "acme" })).pending).toBe(before);
  });

  it("KIO-8: the queue has a status: Waiting, Rejected, Withdrawn, Expired, and Inactive for a disabled account", async () => {
    const olive = await acme.as("olive");
    const { email } = await acme.newcomer("Idle Ida", "acme");
    await acme.owner`update account set disabled_at = now() where email = ${email}`;
    const list = await olive.requests.list({ org: "acme", show: "all" });
    const statuses = new Set(list.rows.map((row) => row.status));
    for (const status of ["pending", "rejected", "withdrawn", "expired", "inactive"]) {
      expect(statuses).toContain(status);
    }
  });

  it("CASE-5: at most 5 open requests an account; the same request twice stands once", async () => {
    const { email } = await acme.newcomer("Many Doors");
    const person = await acme.as(email);
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) {
      const slug = `door-${n}`;
      const [org] = await rows<{ id: string }>(
        `with o as (insert into organization (name, slug, state) values ('Door ${n}', '${slug}', 'awaiting_manager') returning id)
         select id from o`,
      );
      await acme.owner`
        insert into membership (org_id, account_id, role, approved_at, source)
        select ${org?.id ?? ""}, id, 'manager', now(), 'founder' from account where email = 'olive@acme.example'`;
      await acme.owner`update organization set state = 'active' where id = ${org?.id ?? ""}`;
      ids.push(org?.id ?? "");
    }
    for (const organization of ids.slice(0, 5)) await person.requests.file({ organization });
    await acme.expectRefusal("too_many_requests", () => person.requests.file({ organization: ids[5] ?? "" }));
    await acme.expectRefusal("already_asked", () => person.requests.file({ organization: ids[0] ?? "" }));
    const twins = await Promise.allSettled(
      [1, 2, 3].map(() => person.requests.file({ organization: ids[5] ?? "" })),
    );
    expect(twins.every((t) => t.status === "rejected")).toBe(true);
  });

  it("the same request twice at once is stored once", async () => {
    const { email } = await acme.newcomer("Double Click");
    const { org } = await acme.ids("olive");
    const person = await acme.as(email);
    const both = await Promise.allSettled(
      [1, 2, 3, 4].map(() => person.requests.file({ organization: org })),
    );
    expect(both.filter((b) => b.status === "fulfilled")).toHaveLength(1);
    expect(await rows("select 1 from join_request where email = $1", email)).toHaveLength(1);
  });

  it("CASE-6: an expired request is closed by the next one, with its event", async () => {
    const { email, requestId } = await acme.newcomer("Later Again", "acme");
    const { org } = await acme.ids("olive");
    await acme.owner`update join_request set expires_at = now() - interval '1 minute' where id = ${requestId}`;
    const person = await acme.as(email);
    expect((await person.requests.mine())[0]?.status).toBe("expired");
    await person.requests.file({ organization: org });
    expect(
      await rows("select status from join_request where email = $1 order by requested_at desc", email),
    ).toEqual([{ status: "pending" }, { status: "expired" }]);
    expect(
      await rows("select 1 from audit_event where action = 'request.expired' and target_id = $1", requestId),
    ).toHaveLength(1);
  });

  it("X-6: an open organization lets people in at once, an invite-only one takes no requests", async () => {
    const { email } = await acme.newcomer("Open Sesame");
    const person = await acme.as(email);
    const orgs = await rows<{ id: string; slug: string }>("select id, slug from organization");
    const id = (slug: string) => orgs.find((o) => o.slug === slug)?.id ?? "";
    expect(await person.requests.file({ organization: id("lumen-press") })).toEqual({ joined: true });
    expect(await person.accounts.landing()).toEqual({ to: "/o/lumen-press" });
    await acme.expectRefusal("organization_gone", () =>
      person.requests.file({ organization: id("meridian-health") }),
    );
    await acme.expectRefusal("you_are_member", () =>
      person.requests.file({ organization: id("lumen-press") }),
    );
  });

  it("an organization that vanished while the form was open is refused at its field", async () => {
    const { email } = await acme.newcomer("Too Late");
    const person = await acme.as(email);
    const said = await acme.expectRefusal("organization_gone", () =>
      person.requests.file({ organization: "00000000-0000-4000-8000-000000000000" }),
    );
    expect(said.field).toBe("organization");
  });
});

describe("Strangers and Members", () => {
  it("KIO-15: a Member neither sees nor decides requests, and is told who can", async () => {
    const { requestId } = await acme.newcomer("Target One", "acme");
    const mia = await acme.as("mia");
    const said = await acme.expectRefusal("not_allowed", () =>
      mia.requests.approve({ org: "acme", id: requestId }),
    );
    expect(said.message).toBe("Only Managers may approve requests to join. Ask one of them.");
    await acme.expectRefusal("not_allowed", () => mia.requests.list({ org: "acme" }));
  });

  it("INV-6: an id of another organization answers exactly like an id that does not exist", async () => {
    const { requestId } = await acme.newcomer("Target Two", "acme");
    const xena = await acme.as("xena");
    const foreign = await refusalOf(() => xena.requests.approve({ org: "globex", id: requestId }));
    const unknown = await refusalOf(() =>
      xena.requests.approve({ org: "globex", id: "00000000-0000-4000-8000-000000000000" }),
    );
    const stranger = await refusalOf(() => xena.requests.approve({ org: "acme", id: requestId }));
    const nowhere = await refusalOf(() => xena.requests.approve({ org: "nowhere", id: requestId }));
    for (const answer of [foreign, stranger, nowhere]) {
      expect([answer.code, answer.message, answer.status]).toEqual([
        unknown.code,
        unknown.message,
        unknown.status,
      ]);
    }
    const { email } = await acme.newcomer("Some One", "acme");
    const wrongOwner = await acme.as(email);
    const { org } = await acme.ids("olive");
    await acme.expectRefusal("request_over", () =>
      wrongOwner.requests.withdraw({ organization: org, id: requestId }),
    );
  });

  it("KIO-12, X-14: a PlatformAdmin decides in an organization without being its member, and it shows in its audit", async () => {
    const { requestId } = await acme.newcomer("Far Away", "globex");
    await (await acme.as("pia")).requests.approve({ org: "globex", id: requestId });
    const [event] = await rows<{ body: string }>(
      "select body from audit_event where action = 'request.approved' and target_id = $1",
      requestId,
    );
    expect(JSON.parse(event?.body ?? "{}").actor).toMatchObject({
      name: "Pia Lindqvist",
      role: "PlatformAdmin",
    });
  });
});
