import { describe, expect, it } from "vitest";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const said = ({ rows }: { rows: { parts: { text: string }[] }[] }) =>
  rows.map(({ parts }) => parts.map(({ text }) => text).join(""));

describe("Two people of one name", () => {
  it("X-15: are told apart by their addresses in every line; somebody whose name is theirs alone is not", async () => {
    const olive = await acme.as("olive");
    const [one, two] = [await newMember(acme, "Nora Third"), await newMember(acme, "Nora Third")];
    for (const { id } of [one, two]) await olive.members.edit({ org: "acme", id, enabled: false });
    const { rows } = await olive.audit.list({ org: "acme", action: "membership.disabled" });
    const lines = rows.slice(0, 2).map(({ parts }) => parts.map(({ which }) => which).filter(Boolean));
    expect(lines).toEqual([
      ["Manager", two.email],
      ["Manager", one.email],
    ]);
    const { history } = await olive.members.details({ org: "acme", id: one.id });
    expect(history.lines[0]?.parts.map(({ text }) => text).join("")).toBe(
      `Olive Tan disabled Nora Third (${one.email}) in Acme`,
    );
    const nora = await acme.as(one.email);
    await olive.members.edit({ org: "acme", id: one.id, enabled: true });
    const [mine] = (await nora.audit.mine({})).rows;
    expect(mine?.parts.map(({ which }) => which).filter(Boolean)).toEqual(["olive@acme.example, Manager"]);
  });
});

describe("What an invitation and its acceptance say", () => {
  it("KMP-6: the role that was given is never that of who gave it, and nobody is said to act beside themselves", async () => {
    const olive = await acme.as("olive");
    const { email } = await acme.newcomer("Nora Fourth");
    await olive.invitations.send({ org: "acme", people: [{ email, name: "Nora Fourth" }], role: "Member" });
    const [sent] = (await olive.audit.list({ org: "acme", action: "invitation.sent" })).rows;
    expect(sent?.parts.map(({ text }) => text).join("")).toBe(
      "Olive Tan invited Nora Fourth to Acme as a Member",
    );
    expect(sent?.parts[0]).toMatchObject({ text: "Olive Tan", which: "Manager" });
    const nora = await acme.as(email);
    const [invitation] = await nora.invitations.mine();
    await nora.invitations.accept({
      organization: invitation?.organization.id ?? "",
      id: invitation?.id ?? "",
    });
    expect(said(await nora.audit.mine({}))).toEqual([
      "Nora Fourth joined Acme as a Member",
      "Nora Fourth accepted the invitation to Acme",
    ]);
  });
});
