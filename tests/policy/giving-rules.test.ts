import { describe, expect, it } from "vitest";
import { mergedCatalog } from "@/server/catalog-files/merged";
import type { Actor } from "@/server/policy/actor";
import { whyNotGiveAway, whyNotGrant, whyNotTogether } from "@/server/policy/grant";
import { timeBetween, whyNotDuring } from "@/server/policy/grant-time";
import { whyNotChangeSet, whyNotHold } from "@/server/policy/permission-set";
import {
  seesAllTeams,
  type TeamFacts,
  whyNotActivateTeam,
  whyNotChangeTeam,
  whyNotDeleteTeam,
  whyNotLead,
  whyNotPlace,
} from "@/server/policy/team";
import { actor, code, holding, membership, mia, olive, pia, said, table } from "@/tests/support/actors";
import { secring, trustWithSecring } from "@/tests/support/two-needs";

const trust = mergedCatalog(["*", "software-trust"]);
const withheld = actor("kim", { membership: membership({ role: "manager", settingsWithheld: true }) });
const settings = ["vpn.view", "org.settings.manage"];
/** Managers whose membership does not count act as Members. */
const disabled = actor("dora", { membership: membership({ role: "manager", enabled: false }) });

describe("Giving permissions", () => {
  it("INV-2, INV-4, X-10: to others, what one carries", () => {
    const grant = (who: Actor, to: string, keys: string[]) =>
      said(whyNotGrant(who, { accountId: to }, keys, "Acme"));
    expect({
      "to somebody": grant(olive, "mia", settings),
      "to oneself": grant(olive, "olive", ["vpn.view"]),
      "to oneself, as PlatformAdmin": grant(pia, "pia", ["vpn.view"]),
      "the settings, without carrying them": grant(withheld, "mia", settings),
      "anything else, without the settings": grant(withheld, "mia", ["vpn.view"]),
    }).toMatchInlineSnapshot(`
      {
        "anything else, without the settings": "may",
        "the settings, without carrying them": "A platform admin has withheld the settings of Acme from you. Ask another Manager.",
        "to oneself": "You can’t grant permissions to yourself. Ask another Manager.",
        "to oneself, as PlatformAdmin": "You can’t grant permissions to yourself. Ask another Manager.",
        "to somebody": "may",
      }
    `);
    expect(code(whyNotGiveAway({ ...withheld, platformAdmin: true }, settings, "Acme"))).toBe("may");
    expect(code(whyNotGiveAway(pia, settings, "Acme"))).toBe("may");
  });

  it("DST-5, X-11: nothing without what it needs, be it held already or given with it", () => {
    const master = "keypair.manage_master_gpg_key";
    const together = (added: string[], held: string[]) => said(whyNotTogether(trustWithSecring, added, held));
    expect({
      "nothing of it there": together([secring], []),
      "half of it there": together([secring], [master]),
      "one held, one beside it": together(["keypair.import", secring], [master]),
      "the second of two lacks it": together(["vpn.view", "audit.export"], []),
      "what no catalog knows needs nothing": together(["gone.view"], []),
    }).toMatchInlineSnapshot(`
      {
        "half of it there": "Import GPG secring needs Import keypair. Grant both, or neither.",
        "nothing of it there": "Import GPG secring needs Import keypair and Manage master GPG key. Grant both, or neither.",
        "one held, one beside it": "may",
        "the second of two lacks it": "Export audit needs View audit. Grant both, or neither.",
        "what no catalog knows needs nothing": "may",
      }
    `);
  });

  it("a grant's days run in UTC, from the first one's beginning through the last one's end", () => {
    const now = new Date("2026-11-22T12:00:00Z");
    const said = (from: string | null | undefined, to: string | null | undefined) => {
      const { startsAt, expiresAt } = timeBetween(from, to, now);
      return [startsAt?.toISOString() ?? "now", expiresAt?.toISOString() ?? "for good"].join(" – ");
    };
    expect([
      said(null, null),
      said(undefined, "2026-11-22"),
      said("2026-11-22", null),
      said("2026-11-23", "2026-11-23"),
    ]).toEqual([
      "now – for good",
      "now – 2026-11-22T23:59:59.999Z",
      "now – for good",
      "2026-11-23T00:00:00.000Z – 2026-11-23T23:59:59.999Z",
    ]);
    const at = (ms: number) => new Date(now.getTime() + ms);
    const during = (startsAt: Date | null, expiresAt: Date | null) =>
      code(whyNotDuring({ startsAt, expiresAt }, now));
    expect([
      during(null, null),
      during(null, at(1)),
      during(null, now),
      during(at(5), at(4)),
      during(at(5), at(5)),
      during(at(5), at(6)),
      during(at(5), null),
    ]).toEqual(["may", "may", "grant_end_past", "grant_ends_first", "grant_ends_first", "may", "may"]);
  });
});

describe("Permission sets", () => {
  it("INV-2: nobody changes a set they hold but a Manager, who carries everything; nobody an archived one", () => {
    const people = { mia, olive, "a disabled Manager": disabled, pia };
    const change = (who: Actor, heldByActor: boolean, archived: boolean) =>
      code(whyNotChangeSet(who, { heldByActor, archived, keys: [] }));
    expect(
      table(
        Object.entries(people).map(([name, who]) => [
          name,
          ...[change(who, false, false), change(who, true, false), change(who, true, true)],
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "mia | may | own_set | set_archived",
        "olive | may | may | set_archived",
        "a disabled Manager | may | own_set | set_archived",
        "pia | may | own_set | set_archived",
      ]
    `);
  });

  it("DST-5, X-10, X-11: a set holds what the catalogs know, with all it needs, and nothing its maker may not give", () => {
    const hold = (who: Actor, keys: string[], added = keys) =>
      said(whyNotHold(who, trust, keys, added, "Acme"));
    expect({
      "whole and known": hold(olive, ["audit.view", "audit.export"]),
      "one unknown": hold(olive, ["vpn.view", "gone.view"]),
      "one without its need": hold(olive, ["audit.export"]),
      "the settings, by who does not carry them": hold(withheld, settings),
      "the settings, which stood there before": hold(withheld, settings, []),
    }).toMatchInlineSnapshot(`
      {
        "one unknown": "There is no such permission. Choose one from the list.",
        "one without its need": "Export audit needs View audit. Grant both, or neither.",
        "the settings, by who does not carry them": "A platform admin has withheld the settings of Acme from you. Ask another Manager.",
        "the settings, which stood there before": "may",
        "whole and known": "may",
      }
    `);
  });
});

describe("Teams", () => {
  const people: Record<string, [Actor, TeamFacts["place"]]> = {
    "a Manager": [olive, null],
    "a Manager who leads it": [olive, "lead"],
    "a PlatformAdmin": [pia, null],
    "a PlatformAdmin who is in it": [{ ...pia, membership: membership() }, "member"],
    "a Member": [mia, null],
    "a lead": [mia, "lead"],
    "who manages all": [holding(mia, "teams.manage_all"), null],
    "who manages theirs, within": [holding(mia, "teams.manage_mine"), "member"],
    "who manages theirs, without": [holding(mia, "teams.manage_mine"), null],
    "a disabled Manager with a grant": [holding(disabled, "teams.manage_all"), null],
  };
  const crew = (place: TeamFacts["place"], hasGrants: boolean): TeamFacts => ({
    name: "Crew",
    hasGrants,
    place,
  });
  const rows = (hasGrants: boolean) =>
    table([
      ["", "change", "switch on", "delete", "place another", "place oneself", "lead another", "lead oneself"],
      ...Object.entries(people).map(([name, [who, place]]) => {
        const team = crew(place, hasGrants);
        const [other, self] = [{ accountId: "wim" }, { accountId: who.accountId }];
        return [
          name,
          ...[whyNotChangeTeam(who, team), whyNotActivateTeam(who, team)].map(code),
          code(whyNotDeleteTeam(who, team)),
          ...[whyNotPlace(who, team, other), whyNotPlace(who, team, self)].map(code),
          ...[whyNotLead(who, team, other), whyNotLead(who, team, self)].map(code),
        ];
      }),
    ]);

  it("DST-8, INV-2, INV-4: a team that carries something", () => {
    expect(rows(true)).toMatchInlineSnapshot(`
      [
        " | change | switch on | delete | place another | place oneself | lead another | lead oneself",
        "a Manager | may | may | may | may | own_team_place | may | own_team_place",
        "a Manager who leads it | may | may | may | may | own_team_place | may | own_team_place",
        "a PlatformAdmin | may | may | may | may | own_team_place | may | own_team_place",
        "a PlatformAdmin who is in it | may | own_grants | may | may | own_team_place | may | own_team_place",
        "a Member | team_not_yours | team_stays_off | team_not_yours | team_not_yours | own_team_place | team_not_yours | own_team_place",
        "a lead | team_not_yours | team_stays_off | team_not_yours | may | own_team_place | team_not_yours | own_team_place",
        "who manages all | may | team_stays_off | may | team_has_grants | own_team_place | team_has_grants | own_team_place",
        "who manages theirs, within | may | team_stays_off | team_not_yours | team_not_yours | own_team_place | team_not_yours | own_team_place",
        "who manages theirs, without | team_not_yours | team_stays_off | team_not_yours | team_not_yours | own_team_place | team_not_yours | own_team_place",
        "a disabled Manager with a grant | team_not_yours | team_stays_off | team_not_yours | team_not_yours | own_team_place | team_not_yours | own_team_place",
      ]
    `);
  });

  it("DST-8: a team that carries nothing", () => {
    expect(rows(false)).toMatchInlineSnapshot(`
      [
        " | change | switch on | delete | place another | place oneself | lead another | lead oneself",
        "a Manager | may | may | may | may | may | may | may",
        "a Manager who leads it | may | may | may | may | own_team_place | may | may",
        "a PlatformAdmin | may | may | may | may | may | may | may",
        "a PlatformAdmin who is in it | may | may | may | may | may | may | may",
        "a Member | team_not_yours | team_not_yours | team_not_yours | team_not_yours | team_not_yours | team_not_yours | own_team_place",
        "a lead | team_not_yours | team_not_yours | team_not_yours | may | own_team_place | team_not_yours | own_team_place",
        "who manages all | may | may | may | may | may | may | own_team_place",
        "who manages theirs, within | may | may | team_not_yours | team_not_yours | team_not_yours | team_not_yours | own_team_place",
        "who manages theirs, without | team_not_yours | team_not_yours | team_not_yours | team_not_yours | team_not_yours | team_not_yours | own_team_place",
        "a disabled Manager with a grant | team_not_yours | team_not_yours | team_not_yours | team_not_yours | team_not_yours | team_not_yours | own_team_place",
      ]
    `);
  });

  it("DST-8: who manages all teams sees all; the sentences name the team", () => {
    expect(
      Object.entries(people)
        .filter(([, [who]]) => seesAllTeams(who))
        .map(([name]) => name),
    ).toEqual([
      ...[
        "a Manager",
        "a Manager who leads it",
        "a PlatformAdmin",
        "a PlatformAdmin who is in it",
        "who manages all",
      ],
    ]);
    const stopped = [
      whyNotChangeTeam(mia, crew(null, false)),
      whyNotDeleteTeam(mia, crew("lead", false)),
      whyNotPlace(mia, crew(null, false), { accountId: "wim" }),
      whyNotLead(mia, crew(null, false), { accountId: "wim" }),
      whyNotPlace(holding(mia, "teams.manage_all"), crew(null, true), { accountId: "wim" }),
      whyNotLead(holding(mia, "teams.manage_all"), crew(null, true), { accountId: "wim" }),
    ];
    for (const why of stopped) expect(said(why)).toMatch(/Crew/);
  });
});
