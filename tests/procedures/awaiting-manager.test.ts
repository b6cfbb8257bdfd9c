import { beforeEach, describe, expect, it } from "vitest";
import { eventsOf, somebody } from "@/tests/support/account";
import { useCast } from "@/tests/support/people";

const acme = useCast();
let made = 0;

beforeEach(async () => {
  await acme.owner`delete from rate_limit`;
});

/** An organization that runs again without a Manager: suspended, its Manager's account disabled, resumed. */
async function awaiting() {
  const slug = `awaiting-${++made}`;
  await acme.owner`
    insert into organization (slug, name, state) values (${slug}, ${`Awaiting ${made}`}, 'awaiting_manager')`;
  const mo = await somebody(acme, "Mo Manager", { org: slug, role: "manager" });
  const mel = await somebody(acme, "Mel Member", { org: slug });
  const pia = await acme.as("pia");
  await pia.platform.suspendOrganization({ id: mo.orgId });
  await pia.platform.disableAccount({ id: mo.accountId });
  expect(await pia.platform.resumeOrganization({ id: mo.orgId })).toEqual({ state: "awaiting_manager" });
  return { slug, orgId: mo.orgId, mo, mel, pia };
}

type Place = Awaited<ReturnType<typeof awaiting>>;

/** Every way by which somebody becomes, or is again, a Manager who can get in. */
const ways: Record<string, (place: Place) => Promise<unknown>> = {
  "enabling the account again": ({ pia, mo }) => pia.platform.enableAccount({ id: mo.accountId }),
  "promoting a member": ({ pia, mel, slug }) =>
    pia.members.changeRole({ org: slug, id: mel.id, role: "Manager" }),
  "making a former PlatformAdmin its Manager": async ({ pia, mel, slug }) => {
    await acme.owner`update account set platform_admin = true where id = ${mel.accountId}`;
    await pia.members.changeRole({ org: slug, id: mel.id, role: "Manager" });
  },
  "switching a Manager's access on again": async ({ pia, mo, slug }) => {
    await acme.owner`update membership set enabled = false where id = ${mo.id}`;
    await acme.owner`update account set disabled_at = null where id = ${mo.accountId}`;
    await pia.members.edit({ org: slug, id: mo.id, enabled: true });
  },
  "approving a Manager again": async ({ pia, mo, slug }) => {
    await acme.owner`update membership set approved_at = null where id = ${mo.id}`;
    await acme.owner`update account set disabled_at = null where id = ${mo.accountId}`;
    await pia.members.edit({ org: slug, id: mo.id, approved: true });
  },
};

const stateOf = async (slug: string) => {
  const [row] = await acme.owner<{ state: string }[]>`select state from organization where slug = ${slug}`;
  return row?.state;
};

describe("INV-1: an organization awaits its Manager only while none can get in", () => {
  it.each(Object.keys(ways))("it is active, with an event, by %s", async (name) => {
    const place = await awaiting();
    await ways[name]?.(place);
    expect(await stateOf(place.slug)).toBe("active");
    expect(await eventsOf(acme, "organization.got_manager", place.orgId)).toMatchObject([
      { slug: place.slug, before: { state: "awaiting_manager" }, after: { state: "active" } },
    ]);
    const { email, requestId } = await acme.newcomer("Ann Asker", place.slug);
    await place.pia.requests.approve({ org: place.slug, id: requestId });
    expect((await (await acme.as(email)).organizations.frame({ org: place.slug })).me.role).toBe("Member");
  });

  it("archived and restored, it is what the facts say at that moment", async () => {
    const { pia, mo, orgId } = await awaiting();
    await pia.platform.archiveOrganization({ id: orgId });
    await pia.platform.enableAccount({ id: mo.accountId });
    expect(await pia.platform.restoreOrganization({ id: orgId })).toEqual({ state: "active" });
  });

  it("X-10: a Manager from whom the settings were withheld has them again, as nobody else could", async () => {
    const { pia, mo, mel, orgId, slug } = await awaiting();
    await acme.owner`update membership set settings_withheld = true where id = ${mo.id}`;
    await pia.platform.enableAccount({ id: mo.accountId });
    expect(await stateOf(slug)).toBe("active");
    expect(await eventsOf(acme, "membership.settings_changed", mo.id)).toMatchObject([
      { slug, after: { carriesSettings: true } },
    ]);
    await acme.expectRefusal("last_settings_keeper", () =>
      pia.members.edit({ org: slug, id: mo.id, carriesSettings: false }),
    );
    expect(orgId).toBe(mel.orgId);
  });
});
