import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { byAlphabet } from "@/server/policy/fold";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const people = [
  ...[
    "Zoë Müller",
    "Ángel Peña",
    "İbrahim Işık",
    "Γιώργος Παπαδόπουλος",
    "Strauß Weiß",
    "O’Brien Seán",
    "D'Arcy Kent",
  ],
  ...["Jean‑Luc Picard", "Ærø Sørensen", "김은지", "Йосип Ґалаґан", "Þóra Guðmundsdóttir"],
];
const typed: [string, string][] = [
  ["Zoe\u0308 Mu\u0308ller", "Zoë Müller"],
  ["zoe  muller", "Zoë Müller"],
  ["Müller Zoë", "Zoë Müller"],
  ["Peña", "Ángel Peña"],
  ["IŞIK", "İbrahim Işık"],
  ["İbrahim", "İbrahim Işık"],
  ["ΓΙΩΡΓΟΣ", "Γιώργος Παπαδόπουλος"],
  ["strauss weiss", "Strauß Weiß"],
  ["o'brien", "O’Brien Seán"],
  ["D’ARCY", "D'Arcy Kent"],
  ["jean-luc", "Jean‑Luc Picard"],
  ["picard jean", "Jean‑Luc Picard"],
  ["aero sorensen", "Ærø Sørensen"],
  ["김은", "김은지"],
  ["은지".normalize("NFD"), "김은지"],
  ["ҐАЛАҐАН иосип", "Йосип Ґалаґан"],
  ["thora", "Þóra Guðmundsdóttir"],
];
const listed = ["Zürich Verein", "alpha co", "İzmir Kulübü", "Ähre", "Éclair"];
let team = "";

beforeAll(async () => {
  for (const name of people) await newMember(acme, name);
  const [olive, pia] = [await acme.as("olive"), await acme.as("pia")];
  team = (await olive.teams.create({ org: "acme", name: "Équipe Genève", description: "" })).id;
  for (const name of ["alpha team", "Zulu"]) await olive.teams.create({ org: "acme", name, description: "" });
  for (const name of listed) await pia.platform.createOrganization({ name });
}, 60_000);

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

describe("One comparison of text in every search", () => {
  it.each(typed)(
    "KIO-9: “%s” finds %s among users, all users, whom a team could take in, and in the audit",
    async (search, name) => {
      const [olive, pia] = [await acme.as("olive"), await acme.as("pia")];
      const found = {
        users: (await olive.members.list({ org: "acme", search })).rows.map((row) => row.name),
        byName: (await olive.members.list({ org: "acme", name: search })).rows.map((row) => row.name),
        all: (await pia.platform.accounts({ search })).rows.map((row) => row.name),
        team: (await olive.teams.findPeople({ org: "acme", id: team, search })).map((row) => row.name),
        picked: (await pia.platform.findAccounts({ search })).accounts.map((row) => row.name),
        onADay: (await olive.audit.on({ org: "acme", date: "2999-01-01", who: search })).rows.map(
          (row) => row.name,
        ),
      };
      for (const [where, names] of Object.entries(found)) expect([where, names]).toEqual([where, [name]]);
    },
  );

  it("DST-8: teams and sets by their names, in alphabetical order", async () => {
    const olive = await acme.as("olive");
    for (const search of ["equipe", "GENÈVE équipe", "geneve"]) {
      expect((await olive.teams.list({ org: "acme", search })).teams.map(({ name }) => name)).toEqual([
        "Équipe Genève",
      ]);
    }
    const teams = (await olive.teams.list({ org: "acme" })).teams.map(({ name }) => name);
    expect(teams).toEqual([...teams].sort(byAlphabet));
    const keys = ["infra.view"];
    for (const name of ["Écran", "alarm", "Zone"])
      await olive.sets.create({ org: "acme", name, description: "", permissions: keys });
    const sets = (await olive.sets.list({ org: "acme" })).sets.map(({ name }) => name);
    expect(sets).toEqual([...sets].sort(byAlphabet));
    expect(sets.indexOf("Écran")).toBeLessThan(sets.indexOf("Zone"));
  });

  it("KIO-27: organizations at sign-up and on the platform, in alphabetical order", async () => {
    const [nobody, pia] = [acme.nobody(), await acme.as("pia")];
    for (const [search, name] of [
      ["zurich", "Zürich Verein"],
      ["verein zürich", "Zürich Verein"],
      ["ZÜRICH  VEREIN", "Zürich Verein"],
      ["izmir", "İzmir Kulübü"],
      ["İZMİR", "İzmir Kulübü"],
    ] as const) {
      const found = await nobody.organizations.listed({ search });
      expect(found.organizations.map((one) => one.name)).toEqual([name]);
      expect((await pia.platform.organizations({ search })).rows.map((row) => row.name)).toEqual([name]);
    }
    const names = (await nobody.organizations.listed({})).organizations.map((one) => one.name);
    expect(names).toEqual([...names].sort(byAlphabet));
    expect(names).toEqual(expect.arrayContaining(listed));
    const switcher = (await pia.organizations.frame({ org: "acme" })).organizations.map((one) => one.name);
    expect(switcher).toEqual([...switcher].sort(byAlphabet));
  });

  it("KIO-20, KMP-3: requests and invitations by names as they are shown", async () => {
    const [olive, pia] = [await acme.as("olive"), await acme.as("pia")];
    const [account] = await acme.owner<{ id: string }[]>`
      insert into account (name, email, email_norm)
      values ('Renée D’Hondt', 'r.dhondt@new.example', 'r.dhondt@new.example') returning id`;
    await acme.owner`
      insert into join_request (org_id, account_id, note, expires_at)
      select id, ${account?.id ?? ""}, '', now() + interval '30 days' from organization where slug = 'acme'`;
    await olive.invitations.send({
      org: "acme",
      people: [{ email: "seamus@new.example", name: "Séamus O’Dálaigh" }],
      role: "Member",
    });
    for (const search of ["renee d'hondt", "D'HONDT Renée", "hondt"]) {
      expect((await olive.requests.list({ org: "acme", search })).rows.map((row) => row.name)).toEqual([
        "Renée D’Hondt",
      ]);
      expect((await pia.platform.requests({ search })).rows.map((row) => row.name)).toEqual([
        "Renée D’Hondt",
      ]);
    }
    for (const search of ["seamus o'dalaigh", "O’Dálaigh Séamus"]) {
      expect((await olive.invitations.list({ org: "acme", search })).rows.map((row) => row.email)).toEqual([
        "seamus@new.example",
      ]);
    }
  });

  it("the order of users and its pages agree, whatever the script", async () => {
    const olive = await acme.as("olive");
    const all: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await olive.members.list({ org: "acme", sort: "name", after });
      all.push(...page.rows.map((row) => row.name));
      if (!page.next) break;
      after = page.next;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(people));
    expect(all).toEqual([...all].sort(byAlphabet));
  });
});
