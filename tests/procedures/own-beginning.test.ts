import { describe, expect, it } from "vitest";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const said = ({ rows }: { rows: { parts: { text: string }[] }[] }) =>
  rows.map(({ parts }) => parts.map(({ text }) => text).join(""));

describe("One's own beginning", () => {
  it("X-18: the request that led to a membership is one's own, and none from before, be it a minute ago", async () => {
    const { email, requestId } = await acme.newcomer("Quick Quinn", "acme");
    await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      select o.id, a.id, 'member', now(), 'platform' from organization o, account a
       where o.slug = 'globex' and a.email = ${email}`;
    const olive = await acme.as("olive");
    const { memberId } = await olive.requests.approve({ org: "acme", id: requestId });
    const [made] = await acme.owner`select request_id from membership where id = ${memberId}`;
    expect(made?.request_id).toBe(requestId);
    const own = async () => {
      const quinn = await acme.as(email);
      const here = said(await quinn.audit.list({ org: "acme" }));
      const everywhere = said(await quinn.audit.mine({}));
      return [here, everywhere].map((rows) => rows.filter((row) => row.includes("approved")).length);
    };
    expect(await own()).toEqual([1, 1]);
    await olive.members.remove({ org: "acme", id: memberId });
    await acme.owner`
      insert into membership (org_id, account_id, role, approved_at, source)
      select org_id, account_id, 'member', now(), 'invitation' from membership where id = ${memberId}`;
    expect(await own()).toEqual([0, 0]);
  });
});
