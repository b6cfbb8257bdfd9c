import { beforeEach, describe, expect, it } from "vitest";
import type { RefusalCode } from "@/server/errors";
import { runNextJob } from "@/server/worker/run-job";
import { eventsOf, somebody } from "@/tests/support/account";
import { memberRow } from "@/tests/support/members";
import { refusalOf, useCast } from "@/tests/support/people";

const acme = useCast();
let made = 0;

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
  await acme.owner`update job set state = 'finished'`;
});

/** An organization where Kay keeps the settings, Wes is a Manager without them, and Mel is a Member. */
async function withKeeper() {
  const slug = `keeper-${++made}`;
  await acme.owner`
    insert into organization (slug, name, state) values (${slug}, ${`Keeper ${made}`}, 'awaiting_manager')`;
  const kay = await somebody(acme, "Kay Keeper", { org: slug, role: "manager" });
  const wes = await somebody(acme, "Wes Withheld", { org: slug, role: "manager" });
  const mel = await somebody(acme, "Mel Member", { org: slug });
  await acme.owner`update membership set settings_withheld = true where id = ${wes.id}`;
  const [pia, { platform }] = await Promise.all([acme.as("pia"), acme.as("pia")]);
  return { slug, orgId: kay.orgId, kay, wes, mel, pia, platform };
}

type Place = Awaited<ReturnType<typeof withKeeper>>;

const keepers = async (orgId: string) => {
  const [row] = await acme.owner<{ n: number }[]>`
    select count(*)::int as n from membership where org_id = ${orgId} and is_active_manager(membership) and not settings_withheld`;
  return row?.n;
};

/** Every way by which an organization could lose its last Manager who keeps the settings, and what it answers. */
const ways: [string, RefusalCode, (place: Place) => Promise<unknown>][] = [
  [
    "demoting them",
    "last_settings_keeper",
    (p) => p.wes.api.members.changeRole({ org: p.slug, id: p.kay.id, role: "Member" }),
  ],
  [
    "disabling them",
    "last_settings_keeper",
    (p) => p.wes.api.members.edit({ org: p.slug, id: p.kay.id, enabled: false }),
  ],
  [
    "switching Approved off",
    "last_settings_keeper",
    (p) => p.pia.members.edit({ org: p.slug, id: p.kay.id, approved: false }),
  ],
  [
    "withholding the settings",
    "last_settings_keeper",
    (p) => p.pia.members.edit({ org: p.slug, id: p.kay.id, carriesSettings: false }),
  ],
  ["removing them", "last_settings_keeper", (p) => p.pia.members.remove({ org: p.slug, id: p.kay.id })],
  ["deleting them", "last_settings_keeper", (p) => p.wes.api.members.delete({ org: p.slug, id: p.kay.id })],
  ["their leaving", "last_keeper_leaving", (p) => p.kay.api.members.leave({ org: p.slug })],
  ["their deleting their account", "sole_keeper", (p) => p.kay.api.own.delete()],
  [
    "a PlatformAdmin's disabling the account",
    "successor_needed",
    (p) => p.platform.disableAccount({ id: p.kay.accountId }),
  ],
  [
    "a PlatformAdmin's deleting the account",
    "successor_needed",
    (p) => p.platform.deleteAccount({ id: p.kay.accountId }),
  ],
];

describe("X-10: an organization keeps an active Manager who carries the settings", () => {
  it.each(ways)("they are not lost by %s", async (_, code, way) => {
    const place = await withKeeper();
    await acme.expectRefusal(code, () => way(place));
    expect(await keepers(place.orgId)).toBe(1);
  });

  it("nor by taking PlatformAdmin from them and the role beneath at once", async () => {
    const place = await withKeeper();
    await acme.owner`update account set platform_admin = true where id = ${place.kay.accountId}`;
    await acme.expectRefusal("last_settings_keeper", () =>
      place.pia.members.changeRole({ org: place.slug, id: place.kay.id, role: "Member" }),
    );
    await acme.owner`update account set platform_admin = false where id = ${place.kay.accountId}`;
  });

  it("nor by many at once: the row is refused with its reason", async () => {
    const { wes, kay, mel, slug, orgId } = await withKeeper();
    const { job } = await wes.api.jobs.removeMany({ org: slug, ids: [mel.id, kay.id] });
    await runNextJob();
    const report = await wes.api.jobs.get({ org: slug, id: job });
    expect(report).toMatchObject({ state: "finished", done: 1, refused: 1 });
    expect(report.refusals[0]?.why).toContain("needs a Manager who can change its settings");
    expect(await keepers(orgId)).toBe(1);
  });

  it("every control that would lose them is off and says why, also in the list and on their own page", async () => {
    const { kay, wes, slug } = await withKeeper();
    const why = "needs a Manager who can change its settings";
    const { whyNot } = await wes.api.members.details({ org: slug, id: kay.id });
    for (const said of [whyNot.enabled, whyNot.approved, whyNot.remove]) expect(said).toContain(why);
    const choices = await wes.api.members.roleChoices({ org: slug, id: kay.id });
    expect(choices.choices.find(({ role }) => role === "Member")?.whyNot).toContain(why);
    const { rows } = await wes.api.members.list({ org: slug });
    expect(rows.find(({ id }) => id === kay.id)?.may.remove).toContain(why);
    const [place] = await kay.api.own.organizations();
    expect(place?.whyNotLeave).toContain("last Manager here who can change the settings");
    expect(await kay.api.own.whyNotDelete()).toContain("last Manager of");
  });

  it("a Manager without them may be lost; so may the keeper once another keeps them", async () => {
    const { kay, wes, slug, pia, orgId } = await withKeeper();
    await pia.members.edit({ org: slug, id: wes.id, carriesSettings: true });
    await wes.api.members.changeRole({ org: slug, id: kay.id, role: "Member" });
    expect(await keepers(orgId)).toBe(1);
  });

  it("INV-1: who follows a keeper whose account is disabled gets the settings with it, with an event", async () => {
    for (const end of ["disableAccount", "deleteAccount"] as const) {
      const { kay, wes, orgId, platform } = await withKeeper();
      const { places } = await platform.accountStanding({ id: kay.accountId });
      expect(places[0]?.successors?.map(({ id }) => id)).toContain(wes.id);
      await platform[end]({ id: kay.accountId, successions: [{ orgId, successor: wes.id }] });
      expect((await memberRow(acme, wes.id))?.settings_withheld).toBe(false);
      expect(await eventsOf(acme, "membership.settings_changed", wes.id)).toMatchObject([
        { before: { carriesSettings: false }, after: { carriesSettings: true } },
      ]);
      expect(await eventsOf(acme, "membership.role_changed", wes.id)).toEqual([]);
    }
  });

  it("suspended instead, it runs again with the settings in the hands of the Manager it has", async () => {
    const { kay, wes, orgId, platform } = await withKeeper();
    await platform.disableAccount({ id: kay.accountId, successions: [{ orgId, suspend: true }] });
    expect(await keepers(orgId)).toBe(0);
    expect(await platform.resumeOrganization({ id: orgId })).toEqual({ state: "active" });
    expect((await memberRow(acme, wes.id))?.settings_withheld).toBe(false);
    expect(await eventsOf(acme, "membership.settings_changed", wes.id)).toMatchObject([
      { after: { carriesSettings: true } },
    ]);
  });

  it("two keepers who lose each other at once: one stays, whatever each does, in 6 of 6", async () => {
    type Two = { slug: string; one: Place["kay"]; two: Place["kay"] };
    const pairs: Record<string, (p: Two) => [Promise<unknown>, Promise<unknown>]> = {
      demoted: ({ slug: org, one, two }) => [
        one.api.members.changeRole({ org, id: two.id, role: "Member" }),
        two.api.members.changeRole({ org, id: one.id, role: "Member" }),
      ],
      "removed and leaving": ({ slug: org, one, two }) => [
        one.api.members.remove({ org, id: two.id }),
        one.api.members.leave({ org }),
      ],
      "disabled and gone": ({ slug: org, one, two }) => [
        one.api.members.edit({ org, id: two.id, enabled: false }),
        one.api.own.delete(),
      ],
    };
    for (const pair of [...Object.values(pairs), ...Object.values(pairs)]) {
      const { slug, orgId, kay } = await withKeeper();
      const two = await somebody(acme, "Kim Keeper", { org: slug, role: "manager" });
      const ends = await Promise.allSettled(pair({ slug, one: kay, two }));
      const lost = ends.filter((end) => end.status === "rejected");
      expect(lost).toHaveLength(1);
      const { code } = await refusalOf(() => Promise.reject(lost[0]?.reason));
      expect(code).toMatch(
        /^(last_settings_keeper|last_keeper_leaving|sole_keeper|not_found|signed_out|not_allowed)$/,
      );
      expect(await keepers(orgId)).toBe(1);
    }
  });
});
