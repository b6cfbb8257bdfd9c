import { describe, expect, it } from "vitest";
import { refusalOf, useCast } from "@/tests/support/people";

const acme = useCast();

const rows = async <T extends object>(query: string, ...values: string[]) =>
  [...(await acme.owner.unsafe<T[]>(query, values))] as T[];

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
    await acme.owner`update join_request set notified_at = now() - interval '1 hour'`;
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

  it("KIO-8: the queue is narrowed to one status, and who is past the end counts as expired", async () => {
    const olive = await acme.as("olive");
    const { requestId } = await acme.newcomer("Late Lou", "acme");
    await acme.owner`update join_request set expires_at = now() - interval '1 minute' where id = ${requestId}`;
    for (const show of ["approved", "rejected", "withdrawn", "expired"] as const) {
      const { rows } = await olive.requests.list({ org: "acme", show });
      expect(new Set(rows.map((row) => row.status))).toEqual(new Set(rows.length > 0 ? [show] : []));
    }
    const ids = async (show: "expired" | "waiting") =>
      (await olive.requests.list({ org: "acme", show })).rows.map((row) => row.id);
    expect(await ids("expired")).toContain(requestId);
    expect(await ids("waiting")).not.toContain(requestId);
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

  it("security 4.5: the same request twice at once is stored once", async () => {
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

  it("X-6, GGW-4, GGW-15: an open organization lets people in at once, an invite-only one takes no requests", async () => {
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
    expect(said.message).toBe("Only Managers can approve requests to join. Ask one of them.");
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
    const unlisted = (await acme.ids("olive", "meridian-health")).org;
    for (const organization of [unlisted, "00000000-0000-4000-8000-000000000000"]) {
      await acme.expectRefusal("request_over", () =>
        wrongOwner.requests.withdraw({ organization, id: requestId }),
      );
    }
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
