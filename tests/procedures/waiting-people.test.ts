import { describe, expect, it } from "vitest";
import { mailTo } from "@/tests/support/mail";
import { useCast } from "@/tests/support/people";

const acme = useCast();

describe("Notes and second thoughts", () => {
  it("CASE-15: a note goes to somebody who waits without deciding: mailed, and on their page", async () => {
    const { email, requestId } = await acme.newcomer("Noted Nick", "acme");
    await (await acme.as("olive")).requests.note({
      org: "acme",
      id: requestId,
      note: "Who is your manager?",
    });
    const [mine] = await (await acme.as(email)).requests.mine();
    expect(mine).toMatchObject({
      status: "pending",
      messages: [{ body: "Who is your manager?", by: "Olive Tan" }],
    });
    expect((await mailTo(acme.owner, email))[0]).toMatchObject({
      template: "request-note",
      props: { by: "Olive Tan" },
    });
    const { rows } = await (await acme.as("marco")).requests.list({ org: "acme" });
    expect(rows.find((row) => row.id === requestId)?.messages).toHaveLength(1);
    await expect(
      (await acme.as("olive")).requests.note({ org: "acme", id: requestId, note: "  " }),
    ).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("KIO-9: the queue is searched by part of a name or an address, accents aside; wildcards are ordinary", async () => {
    const olive = await acme.as("olive");
    await acme.newcomer("Zoë Straatman", "acme");
    await acme.newcomer("Per_Cent Hundred", "acme");
    const found = async (search: string, show: "waiting" | "all" = "waiting") =>
      (await olive.requests.list({ org: "acme", search, show })).rows.map((row) => row.name);
    expect(await found("zoe straat")).toEqual(["Zoë Straatman"]);
    expect(await found("R_C")).toEqual(["Per_Cent Hundred"]);
    expect(await found("%")).toEqual([]);
    expect(await found("nobody-of-that-name", "all")).toEqual([]);
    expect(await found("   ")).toContain("Zoë Straatman");
    await acme.expectRefusal("not_allowed", async () =>
      (await acme.as("mia")).requests.list({ org: "acme", search: "zoe" }),
    );
  });

  it("CASE-7: a rejection can be reopened; who asked again meanwhile keeps the new request", async () => {
    const olive = await acme.as("olive");
    const first = await acme.newcomer("Second Chance", "acme");
    await olive.requests.reject({ org: "acme", id: first.requestId, reason: "By mistake" });
    await olive.requests.reopen({ org: "acme", id: first.requestId });
    expect((await (await acme.as(first.email)).requests.mine())[0]).toMatchObject({
      status: "pending",
      reason: null,
    });
    await acme.expectRefusal("request_not_rejected", () =>
      olive.requests.reopen({ org: "acme", id: first.requestId }),
    );

    const { org } = await acme.ids("olive");
    await olive.requests.reject({ org: "acme", id: first.requestId });
    await (await acme.as(first.email)).requests.file({ organization: org });
    await acme.expectRefusal("request_over", () =>
      olive.requests.reopen({ org: "acme", id: first.requestId }),
    );
  });

  it("CASE-10: a rejection stays where the account is off or gone", async () => {
    const olive = await acme.as("olive");
    const wanda = await acme.newcomer("Waits Off", "acme");
    await olive.requests.reject({ org: "acme", id: wanda.requestId });
    const reopen = () => olive.requests.reopen({ org: "acme", id: wanda.requestId });
    const whose = acme.owner`email = ${wanda.email}`;
    await acme.owner`update account set disabled_at = now() where ${whose}`;
    await acme.expectRefusal("account_disabled_here", reopen);
    await acme.owner`update account set disabled_at = null where ${whose}`;
    await (await acme.as(wanda.email)).own.delete();
    await acme.expectRefusal("account_disabled_here", reopen);
  });

  it("INV-6, CASE-5: reopening is the same whether the person waits for five other organizations or for none", async () => {
    const olive = await acme.as("olive");
    const wanda = await acme.newcomer("Waits Elsewhere", "acme");
    await olive.requests.reject({ org: "acme", id: wanda.requestId });
    const reopen = () => olive.requests.reopen({ org: "acme", id: wanda.requestId });
    const whose = acme.owner`email = ${wanda.email}`;
    const others = await acme.owner<{ id: string }[]>`
      select id from organization where slug <> 'acme' order by slug limit 5`;
    while (others.length < 5) {
      const n = others.length;
      const [made] = await acme.owner<{ id: string }[]>`
        insert into organization (slug, name, state)
        values (${`elsewhere-${n}`}, ${`Elsewhere ${n}`}, 'awaiting_manager') returning id`;
      if (made) others.push(made);
    }

    for (const { id } of others)
      await acme.owner`
        insert into join_request (org_id, account_id, expires_at)
        select ${id}, id, now() + interval '9 days' from account where ${whose}`;
    const { org } = await acme.ids("olive");
    const person = await acme.as(wanda.email);
    await acme.expectRefusal("too_many_requests", () => person.requests.file({ organization: org }));
    expect(await reopen()).toBeNull();
    const [{ waits } = { waits: 0 }] = await acme.owner<{ waits: number }[]>`
      select count(*)::int as waits from join_request
       where status = 'pending' and account_id = (select id from account where ${whose})`;
    expect(waits).toBe(6);
    await olive.requests.approve({ org: "acme", id: wanda.requestId });
  });
});

describe("Join settings", () => {
  const settingsOf = async (slug = "acme") => {
    const {
      whyNot: _,
      pending: __,
      formerAddresses: ___,
      ...values
    } = await (await acme.as("olive")).organizations.settings({ org: slug });
    return values;
  };

  it("KIO-13: every change is recorded with before and after; somebody else's save is not overwritten", async () => {
    const olive = await acme.as("olive");
    const before = await settingsOf();
    await olive.organizations.changeSettings({ org: "acme", ...before, askAgainAfterDays: 3 });
    await acme.expectRefusal("settings_changed", () =>
      olive.organizations.changeSettings({ org: "acme", ...before, listed: false }),
    );
    const [event] =
      await acme.owner`select body from audit_event where action = 'settings.changed' order by seq desc limit 1`;
    expect(JSON.parse(event?.body)).toMatchObject({
      before: { askAgainAfterDays: 0 },
      after: { askAgainAfterDays: 3 },
    });
    await expect(
      olive.organizations.changeSettings({ org: "acme", ...(await settingsOf()), requestExpiryDays: 0 }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("an address that was given up keeps leading here, and nobody else can take it", async () => {
    const olive = await acme.as("olive");
    const { slug } = await olive.organizations.changeSettings({
      org: "acme",
      ...(await settingsOf()),
      slug: "acme-corp",
    });
    expect(slug).toBe("acme-corp");
    expect((await olive.organizations.frame({ org: "acme" })).org.slug).toBe("acme-corp");
    expect((await olive.organizations.settings({ org: "acme" })).formerAddresses).toEqual(["acme"]);
    const pia = await acme.as("pia");
    const {
      whyNot: _,
      pending: __,
      formerAddresses: ___,
      ...globex
    } = await pia.organizations.settings({ org: "globex" });
    for (const taken of ["acme", "acme-corp"]) {
      const said = await acme.expectRefusal("slug_taken", () =>
        pia.organizations.changeSettings({ org: "globex", ...globex, slug: taken }),
      );
      expect(said.field).toBe("slug");
    }
    await olive.organizations.changeSettings({ org: "acme-corp", ...(await settingsOf()), slug: "acme" });
    expect((await olive.organizations.settings({ org: "acme-corp" })).formerAddresses).toEqual(["acme-corp"]);
  });

  it("CASE-8: letting everybody join approves nobody silently, and says how many wait", async () => {
    const olive = await acme.as("olive");
    const { asking } = await olive.requests.list({ org: "acme" });
    const answer = await olive.organizations.changeSettings({
      org: "acme",
      ...(await settingsOf()),
      joinPolicy: "open",
    });
    expect(answer.waiting).toBe(asking);
    expect((await olive.requests.list({ org: "acme" })).asking).toBe(asking);
    const { email } = await acme.newcomer("Walks In");
    const { org } = await acme.ids("olive");
    expect(await (await acme.as(email)).requests.file({ organization: org })).toEqual({ joined: true });
  });
});
