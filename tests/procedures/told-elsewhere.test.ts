import { describe, expect, it } from "vitest";
import { newMember } from "@/tests/support/members";
import { refusalOf, useCast } from "@/tests/support/people";

const acme = useCast();
const said = ({ rows }: { rows: { parts: { text: string }[] }[] }) =>
  rows.map(({ parts }) => parts.map(({ text }) => text).join(""));

describe("What somebody does here tells them nothing of elsewhere", () => {
  it("INV-6, X-8: after Delete, the Manager's answer, audit and own activity are the same wherever the person belonged", async () => {
    const { email: boss } = await newMember(acme, "Mona Deletes", { role: "manager" });
    const mona = await acme.as(boss);
    const globex = (await acme.ids("xena", "globex")).org;
    const seen = async (name: string, belongsElsewhere: boolean) => {
      const person = await newMember(acme, name);
      if (belongsElsewhere)
        await acme.owner`
          insert into membership (org_id, account_id, role, approved_at, source)
          values (${globex}, ${person.accountId}, 'member', now(), 'request')`;
      await mona.accounts.prove({ password: "lantern-orchard-74-tramway" }).catch(() => null);
      const first = (await mona.audit.mine({ views: true })).rows;
      const answer = await mona.members.delete({ org: "acme", id: person.id });
      await mona.accounts.prove({ password: "lantern-orchard-74-tramway" }).catch(() => null);
      const last = (await mona.audit.mine({ views: true })).rows;
      const added = last.slice(0, last.length - first.length);
      const own = (rows: typeof last) => rows.find(({ place }) => place.name === "Your account")?.seq ?? 0;
      const here = (await mona.audit.list({ org: "acme", category: "everything" })).rows.filter(({ parts }) =>
        parts.some(({ text }) => text === name),
      );
      return {
        answer: Object.keys(answer),
        mine: said({ rows: added }).map((line) => line.replaceAll(name, "NAME")),
        here: said({ rows: here }).map((line) => line.replaceAll(name, "NAME")),
        // The numbers of one's own entries count what happened in between.
        between: own(last) - own(first),
        ended:
          (await acme.owner`select deleted_at from account where id = ${person.accountId}`)[0]?.deleted_at !==
          null,
      };
    };
    const { ended: gone, ...only } = await seen("Only Olga", false);
    const { ended: stays, ...both } = await seen("Both Boris", true);
    expect([gone, stays]).toEqual([true, false]);
    expect(both).toEqual(only);
    expect(only.mine.some((line) => line.includes("account of"))).toBe(false);
    expect(only.mine).toContain("Mona Deletes deleted NAME, a Member, from Acme");
    const pia = await acme.as("pia");
    const entries = said(await pia.audit.platformList({ category: "accounts" }));
    expect(entries).toContain("Mona Deletes deleted the account of Only Olga");
    expect(entries).toContain("Mona Deletes deleted Both Boris from Acme; their account stays");
    const [entry] = await acme.owner`select seq::int from audit_event where action = 'account.deleted'`;
    expect((await refusalOf(() => mona.audit.mineOne({ seq: entry?.seq }))).code).toBe("not_found");
  });
});

describe("Teams tell their people nothing they may not know", () => {
  it("KIO-15: the right is asked before a name is said; X-15: why the team was given something is for who governs", async () => {
    const olive = await acme.as("olive");
    const { email, id: inside } = await newMember(acme, "Ina Inside");
    const { id: outside } = await newMember(acme, "Otto Outside");
    const { id: team } = await olive.teams.create({ org: "acme", name: "Quiet team", description: "" });
    const { previewToken } = await olive.teams.previewPlace({
      org: "acme",
      id: team,
      member: inside,
      what: "add",
    });
    await olive.teams.add({ org: "acme", id: team, member: inside, previewToken });
    const give = { org: "acme", to: { team }, give: [{ permission: "vpn.view" }], take: [] };
    const preview = await olive.grants.preview(give);
    await olive.grants.change({
      ...give,
      previewToken: preview.previewToken,
      reason: "Because of the merger",
    });

    const ina = await acme.as(email);
    const place = { org: "acme", id: team, member: outside };
    for (const call of [
      () => ina.teams.previewPlace({ ...place, what: "take" }),
      () => ina.teams.previewPlace({ ...place, what: "add" }),
      () => ina.teams.take({ ...place, previewToken: "x" }),
      () => ina.teams.changeLead({ ...place, lead: true }),
    ]) {
      const refusal = await acme.expectRefusal("team_not_yours", call);
      expect(refusal.message).not.toContain("Otto");
    }
    const reasons = async (who: typeof ina) =>
      (await who.teams.get({ org: "acme", id: team })).grants.map(({ reason }) => reason);
    expect(await reasons(olive)).toEqual(["Because of the merger"]);
    expect(await reasons(ina)).toEqual([null]);
  });
});
