import type { inferRouterOutputs } from "@trpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { pruneAll } from "@/server/audit/verify/prune";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { env } from "@/server/env";
import type { AppRouter } from "@/server/router";
import { webPool } from "@/server/transaction/pools";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

type Page = inferRouterOutputs<AppRouter>["audit"]["list"];

const acme = useCast();
const said = ({ rows }: Pick<Page, "rows">) =>
  rows.map(({ parts }) => parts.map(({ text }) => text).join(""));
const asked = async (who: string) => (await acme.as("olive")).audit.list({ org: "acme", who });

beforeAll(async () => {
  const olive = await acme.as("olive");
  const { requestId } = await acme.newcomer("Rolf Rejected", "acme");
  await olive.requests.reject({ org: "acme", id: requestId });
  await olive.invitations.send({
    org: "acme",
    people: [{ email: "ines.asked@new.example" }],
    role: "Member",
  });
  await (await acme.as("pia")).members.edit({
    org: "globex",
    id: (await acme.ids("xena", "globex")).member,
    displayName: "Xena O.",
  });
});

describe("A typed name finds everybody who stands in the audit (KIO-26, X-18)", () => {
  it("who only asked to join and never belonged", async () => {
    expect(said(await asked("rolf"))).toEqual(["Olive Tan rejected Rolf Rejected’s request to join Acme"]);
  });

  it("who was invited and has no account, with every invitation to that address", async () => {
    const [first] = await acme.owner`select id from invitation where email = 'ines.asked@new.example'`;
    const olive = await acme.as("olive");
    await olive.invitations.revoke({ org: "acme", id: first?.id });
    await olive.invitations.send({
      org: "acme",
      people: [{ email: "ines.asked@new.example" }],
      role: "Member",
    });
    const found = await asked("ines.asked");
    expect(said(found)).toHaveLength(3);
    const person = await olive.audit.list({ org: "acme", person: first?.id });
    expect(said(person)).toEqual(said(found));
    expect(person.person).toBe("ines.asked@new.example");
  });

  it("who acted from outside as PlatformAdmin, and says that they do not belong", async () => {
    const xena = await acme.as("xena");
    const found = await xena.audit.list({ org: "globex", who: "lindqvist", category: "memberships" });
    expect(said(found)).toEqual(["Pia Lindqvist changed the name of Xena Okafor in Globex to Xena O."]);
    await newMember(acme, "Lia Lindqvist", { org: "globex" });
    const { id } = await newMember(acme, "Ole Lindqvist", { org: "globex" });
    await xena.members.edit({ org: "globex", id, displayName: "Ole L." });
    const several = await xena.audit.list({ org: "globex", who: "lindqvist" });
    expect(several.people).toMatchObject([
      { name: "Ole L.", standing: "here" },
      { name: "Pia Lindqvist", standing: "outside" },
    ]);
  });

  it("under a former name, as one person, and under a letter or two of a word", async () => {
    const olive = await acme.as("olive");
    const { id } = await newMember(acme, "Jørn Østby");
    for (const displayName of ["Jon O.", "Jonas Ost"])
      await olive.members.edit({ org: "acme", id, displayName });
    for (const who of ["ostby", "jon o", "jo", "OS", "Østby jorn"])
      expect(said(await asked(who)), who).toHaveLength(2);
    for (const who of ["%", "_", "xq", "stby jorge"]) expect(said(await asked(who)), who).toEqual([]);
  });

  it("under every id they ever had: 400 requests later the first one is found still", async () => {
    const { email, requestId } = await acme.newcomer("Often Otto", "acme");
    await (await acme.as("olive")).requests.reject({ org: "acme", id: requestId });
    const { org } = await acme.ids("olive");
    await acme.owner`
      insert into audit_person (org_id, id, account_id, name, email)
      select ${org}, lpad(to_hex(n), 32, '0')::uuid, a.id, 'Often Otto', ${email}
        from account a, generate_series(1, 400) n where a.email = ${email}`;
    expect(said(await asked("often otto"))).toEqual(["Olive Tan rejected Often Otto’s request to join Acme"]);
  });

  it("INV-6: in this organization alone", async () => {
    expect((await asked("okafor")).people).toEqual([]);
    expect(said(await asked("okafor"))).toEqual([]);
    const { org } = await acme.ids("olive");
    const seen = await webPool().begin(async (tx) => {
      await tx`select set_config('role', ${`${env().GATEHOUSE_ROLE_PREFIX}_tenant`}, true)`;
      await tx`select set_config('app.org_id', ${org}, true)`;
      return tx<{ org_id: string }[]>`select distinct org_id from audit_person`;
    });
    expect(seen.map(({ org_id }) => org_id)).toEqual([org]);
  });

  it("a PlatformAdmin finds the same people in the platform's audit, in an organization's, and in a deleted one's", async () => {
    const pia = await acme.as("pia");
    const { org } = await acme.ids("olive");
    expect(said(await pia.audit.platformList({ organization: org, who: "rolf" }))).toHaveLength(1);
    const byAddress = await pia.audit.platformList({ organization: "acme", who: "rolf" });
    expect(byAddress).toMatchObject({ place: "Acme", organization: org, rows: [{}] });
    expect(await pia.audit.platformList({ organization: "no-such" })).toMatchObject({
      place: "the platform",
      ignored: ["No organization has the address “no-such”, so this is the platform’s audit."],
    });
    const own = await pia.audit.platformList({ who: "lindqvist", category: "everything" });
    expect(own.people).toEqual([]);
    expect(own.rows.length).toBeGreaterThan(0);
    await acme.owner`insert into audit_person (org_id, id, name, email)
                     values (${PLATFORM_ORG_ID}, gen_random_uuid(), 'Lars Lindqvist', 'lars@x.example')`;
    expect((await pia.audit.platformList({ who: "lindqvist" })).people).toMatchObject([
      { name: "Lars Lindqvist", standing: null },
      { name: "Pia Lindqvist", standing: null },
    ]);
  });

  it("as long as the events are kept: pruning takes the names that stand in none any more", async () => {
    const { org } = await acme.ids("olive");
    const names = async () =>
      (await acme.owner`select distinct name from audit_person where org_id = ${org}`).map(
        ({ name }) => name,
      );
    expect(await names()).toContain("Rolf Rejected");
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await acme.owner`update platform set audit_retention_days = -2`;
    for await (const { refused } of pruneAll(acme.owner, tomorrow)) expect(refused).toBeNull();
    expect(await names()).toEqual([]);
  });
});
