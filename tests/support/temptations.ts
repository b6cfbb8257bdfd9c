import { builtInPermissions } from "@/server/policy/actions";
import { newGrant, newSet, newTeam } from "./grants";
import { newMember } from "./members";
import type { useCast } from "./people";

type Cast = ReturnType<typeof useCast>;
type Caller = Awaited<ReturnType<Cast["as"]>>;

const org = "acme";
export const settings = "org.settings.manage";

/**
 * People of Acme who are tempted, with teams and sets in their reach: Sly Sara holds every built-in permission, Leading Lea
 * leads a team, Withheld Wes is a Manager without the settings, Pia is in teams and holds sets, Friend Fay holds nothing.
 */
export async function temptedPeople(acme: Cast) {
  const [olive, pia] = [await acme.ids("olive"), await acme.ids("pia")];
  const orgId = olive.org;
  const [friend, sara, wes] = [
    await newMember(acme, "Friend Fay"),
    await newMember(acme, "Sly Sara"),
    await newMember(acme, "Withheld Wes", { role: "manager" }),
  ];
  await acme.owner`update membership set settings_withheld = true where id = ${wes.id}`;
  for (const permission of builtInPermissions) await newGrant(acme, orgId, { member: sara.id, permission });
  const team = async (name: string, people: string[], permission?: string, startsIn = -60) => {
    const id = await newTeam(acme, orgId, name, people);
    if (permission) await newGrant(acme, orgId, { team: id, permission, startsIn });
    return id;
  };
  const [carries, own, off, led, keepers, sleepers] = [
    await team("Carries", [], "vpn.view"),
    await team("Everybody's", [olive.member, pia.member, sara.id], "vpn.view"),
    await team("Off", [pia.member, sara.id], "vpn.view"),
    await team("Led", [friend.id, sara.id], "vpn.view"),
    await team("Keepers", [], settings, 3600),
    await team("Sleeping keepers", [friend.id], settings),
  ];
  await acme.owner`update team set deactivated_at = now() where id in (${off}, ${sleepers})`;
  const lead = await newMember(acme, "Leading Lea");
  await acme.owner`insert into team_member (org_id, team_id, membership_id, lead) values (${orgId}, ${led}, ${lead.id}, true)`;
  const [held, heldByTeam, soon, asleep, archived, withSettings, theirs] = [
    await newSet(acme, orgId, "Held", ["vpn.view"]),
    await newSet(acme, orgId, "Held by team", ["vpn.view"]),
    await newSet(acme, orgId, "Held tomorrow", ["vpn.view"]),
    await newSet(acme, orgId, "Held by a team that is off", ["vpn.view"]),
    await newSet(acme, orgId, "Archived", ["vpn.view"]),
    await newSet(acme, orgId, "With settings", [settings]),
    await newSet(acme, (await acme.ids("xena", "globex")).org, "Globex set", ["vpn.view"]),
  ];
  await newGrant(acme, orgId, { member: pia.member, set: held });
  await newGrant(acme, orgId, { member: pia.member, set: soon, startsIn: 3600 });
  await newGrant(acme, orgId, { team: own, set: heldByTeam });
  await newGrant(acme, orgId, { team: off, set: asleep });
  await acme.owner`update permission_set set archived_at = now() where id = ${archived}`;
  const { requestId } = await acme.newcomer("Asking Ann", "acme");
  return {
    ...{ friend: friend.id, sara: sara.id, lead: lead.id, olive: olive.member, pia: pia.member, requestId },
    ...{
      carries,
      own,
      off,
      led,
      keepers,
      sleepers,
      held,
      heldByTeam,
      soon,
      asleep,
      archived,
      withSettings,
      theirs,
    },
    as: {
      olive: await acme.as("olive"),
      pia: await acme.as("pia"),
      sara: await acme.as(sara.email),
      wes: await acme.as(wes.email),
      lead: await acme.as(lead.email),
    },
  };
}
export const grant = (
  who: Caller,
  to: { member: string } | { team: string },
  what: { permission: string } | { set: string },
) => who.grants.change({ org, to, give: [what], take: [], previewToken: "any" });
export const vpn = { permission: "vpn.manage" };
export const make = (who: Caller, permissions: string[], from?: string) =>
  who.sets.create({ org, name: "A new set", description: "", permissions, ...(from ? { from } : {}) });
export const edit = (who: Caller, id: string, permissions: string[]) =>
  who.sets.edit({ org, id, name: "Edited", description: "", permissions, previewToken: "any" });
export const invite = (who: Caller, more: object = {}, email = "new@new.example") =>
  who.invitations.send({ org, people: [{ email }], role: "Member", ...more });
export const add = (who: Caller, id: string, member: string) =>
  who.teams.add({ org, id, member, previewToken: "any" });
/** The same after looking at what it means, as the screen does. */
export const addAfterLooking = async (who: Caller, id: string, member: string) => {
  const { previewToken } = await who.teams.previewPlace({ org, id, member, what: "add" });
  await who.teams.add({ org, id, member, previewToken });
};
export const lead = (who: Caller, id: string, member: string) =>
  who.teams.changeLead({ org, id, member, lead: true });
export const switchOn = (who: Caller, id: string) =>
  who.teams.end({ org, id, what: "activate", previewToken: "any" });
