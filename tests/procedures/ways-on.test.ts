import { beforeEach, describe, expect, it } from "vitest";
import { runNextJob } from "@/server/worker/run-job";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const org = "acme";
beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

describe("One's own requests", () => {
  it("KIO-22: asking again is offered where it would be taken, and says why where it would be refused", async () => {
    const { email, requestId } = await acme.newcomer("Ruth Again", "acme");
    const { org: orgId } = await acme.ids("olive");
    await (await acme.as("olive")).requests.reject({ org, id: requestId });
    const ruth = await acme.as(email);
    const again = async () => (await ruth.requests.mine())[0]?.askAgain;
    expect(await again()).toEqual({ whyNot: null });

    await acme.owner`update organization set join_policy = 'invite_only' where id = ${orgId}`;
    expect((await again())?.whyNot).toMatch(/no longer accepts requests/);
    await acme.expectRefusal("organization_gone", () => ruth.requests.file({ organization: orgId }));
    await acme.owner`update organization set join_policy = 'approval' where id = ${orgId}`;

    await acme.owner`update join_request set retry_after = now() + interval '3 days' where id = ${requestId}`;
    expect((await again())?.whyNot).toMatch(/^You can ask this organization again from /);
    await acme.owner`update join_request set retry_after = null where id = ${requestId}`;

    await ruth.requests.file({ organization: orgId });
    const [newest, older] = await ruth.requests.mine();
    expect([newest?.status, newest?.askAgain, older?.askAgain]).toEqual(["pending", null, null]);
  });

  it("KIO-23: who was removed is no longer welcomed aboard, and may ask again", async () => {
    const { email, requestId } = await acme.newcomer("Wanda Gone", "acme");
    const olive = await acme.as("olive");
    await olive.requests.approve({ org, id: requestId, reason: "Welcome aboard" });
    const wanda = await acme.as(email);
    expect((await wanda.requests.mine())[0]).toMatchObject({
      ...{ status: "approved", reason: "Welcome aboard", ended: null, askAgain: null },
    });
    const [row] = (await olive.members.list({ org, search: email, sort: "name", descending: false })).rows;
    await olive.members.remove({ org, id: row?.id ?? "" });
    expect((await wanda.requests.mine())[0]).toMatchObject({
      ...{ status: "approved", reason: null, ended: "removed", askAgain: { whyNot: null } },
    });
  });
});

describe("Whom to ask", () => {
  it("KIO-15: a Member learns who the Managers are, by name and without their addresses", async () => {
    const mia = await acme.as("mia");
    const { names, total } = await mia.organizations.managers({ org });
    expect(names).toContain("Olive Tan");
    expect(names).not.toContain("Mia Park");
    expect(total).toBe(names.length);
    expect(JSON.stringify(names)).not.toContain("@");
  });

  it("INV-1: of many members the successor is found by a part of the name", async () => {
    const pia = await acme.as("pia");
    const { accountId, orgId } = await newMember(acme, "Goes Gero");
    await newMember(acme, "Follows Frida");
    const found = async (search: string) =>
      pia.platform.findSuccessors({ id: accountId, organization: orgId, search });
    expect((await found("follows fri")).people).toMatchObject([{ name: "Follows Frida" }]);
    expect((await found("goes gero")).people).toEqual([]);
    const all = await found("");
    expect([all.people.length, all.more]).toEqual([20, true]);
  });
});

describe("Front doors", () => {
  it("X-13: the rules for everybody say whether the installation is set up", async () => {
    const { setUp, signUpOpen } = await (await acme.as("mia")).accounts.rules();
    expect([setUp, signUpOpen]).toEqual([true, true]);
  });

  it("INV-1: the platform's page of an organization names who was invited as its first Manager", async () => {
    const pia = await acme.as("pia");
    const made = {
      name: "Awaiting Works",
      slug: "awaiting-works",
      listed: true,
      email: "first@works.example",
    };
    await pia.platform.createOrganization(made);
    const read = await pia.platform.organization({ slug: "awaiting-works" });
    expect(read.state).toBe("awaiting_manager");
    expect(read.invitedManagers).toMatchObject([
      { email: "first@works.example", by: "Pia Lindqvist", expired: false },
    ]);
  });
});

describe("An action on many", () => {
  it("KMP-4: its page names whom it was done to", async () => {
    const olive = await acme.as("olive");
    const first = await acme.newcomer("Batch Bea", "acme");
    const second = await acme.newcomer("Batch Ada", "acme");
    const { job: id } = await olive.jobs.approveMany({ org, ids: [first.requestId, second.requestId] });
    await runNextJob();
    const job = await olive.jobs.get({ org, id });
    expect(job.people.map(({ name }) => name)).toEqual(["Batch Ada", "Batch Bea"]);
  });
});
