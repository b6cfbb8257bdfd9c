import { describe, expect, it } from "vitest";
import { Refusal } from "@/server/errors";
import { useCast } from "@/tests/support/people";

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

  it("security 4.2, CASE-3: of two Managers who approve at the same moment the first wins, and the second sees who and when", async () => {
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

  it("security 4.3, CASE-3: approving against rejecting leaves one decision and the membership that goes with it", async () => {
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

  it("security 4.3, CASE-4: withdrawing against approving never leaves a member who withdrew", async () => {
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

  it("security 4.18, CASE-4: disabling an account against approving it never lets a disabled account in unseen", async () => {
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
    await acme.owner`insert into organization (name, slug, state) values ('Unled', 'unled', 'awaiting_manager')`;
    const { email, requestId } = await acme.newcomer("Early Bird", "unled");
    const pia = await acme.as("pia");
    await acme.expectRefusal("organization_awaits_manager", () =>
      pia.requests.approve({ org: "unled", id: requestId }),
    );
    expect(await rows("select 1 from membership where email = $1", email)).toEqual([]);
    const waiting = await rows<{ status: string }>(
      "select status from join_request where id = $1",
      requestId,
    );
    expect(waiting).toMatchObject([{ status: "pending" }]);
  });
});
