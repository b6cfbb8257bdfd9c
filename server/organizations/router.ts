import { inAccountTransaction } from "@/server/access/account";
import { spend } from "@/server/access/rate-limits";
import { explain } from "@/server/errors";
import { networkOf } from "@/server/network";
import { createOwnOrganization } from "@/server/organizations/admin/create-own";
import { foundOrganizationInput } from "@/server/organizations/admin/input";
import { whyNotDo } from "@/server/policy/actions";
import { actingRole, isActive, whyNotChange } from "@/server/policy/actor";
import { badgesOf } from "@/server/policy/badges";
import { shownRole } from "@/server/policy/roles";
import { countPending } from "@/server/requests/count/queries";
import { orgProcedure, publicProcedure, router, signedInProcedure } from "@/server/trpc";
import { listedInput, orgOnly, settingsInput } from "./input";
import { findWhomToAsk, listListed, listSwitchable, managersByName } from "./queries";
import { changeSettings, readSettings } from "./settings";

const pickerSize = 20;
/** At most this many Managers are listed. */
const managersNamed = 10;

export const organizationsRouter = router({
  /** Organizations to ask to join, at most 20; `more` is true if there are others, so the search can be narrowed. */
  listed: publicProcedure.input(listedInput).query(async ({ ctx, input }) => {
    const network = networkOf(ctx.ip);
    if (network) await spend(["picker.address", network]);
    const found = await inAccountTransaction((tx) => listListed(tx, input.search, pickerSize + 1));
    return { organizations: found.slice(0, pickerSize), more: found.length > pickerSize };
  }),

  /** "Mia created Initech": for anyone signed in, if the platform allows it. */
  found: signedInProcedure
    .input(foundOrganizationInput)
    .mutation(({ ctx, input }) => createOwnOrganization(ctx, input)),

  /** Its Managers by name, visible to all its members (KIO-15): up to ten, and the total number. */
  managers: orgProcedure("organization.open")
    .input(orgOnly)
    .query(({ ctx }) => ctx.read((tx, { org }) => managersByName(tx, org.id, managersNamed))),

  /** Who can let a person in again who belongs there and is shut out, by name; nobody for all others (INV-6). */
  whomToAsk: signedInProcedure
    .input(orgOnly)
    .query(({ ctx, input }) => ctx.read((tx) => findWhomToAsk(tx, input.org, managersNamed))),

  /** What the frame of every organization page shows: its name, the reader's role, and the open requests. */
  frame: orgProcedure("organization.open")
    .input(orgOnly)
    .query(({ ctx }) =>
      ctx.read(async (tx, { org, actor }) => {
        const may = {
          users: whyNotDo(actor, org, "members.read") === null,
          requests: whyNotDo(actor, org, "requests.read") === null,
          invitations: whyNotDo(actor, org, "invitations.read") === null,
          invite: whyNotDo(actor, org, "invitations.send") === null,
          permissions: whyNotDo(actor, org, "permissions.read") === null,
          sets: whyNotDo(actor, org, "sets.read") === null,
          teams: org.teamsOn && whyNotDo(actor, org, "teams.open") === null,
          settings: whyNotDo(actor, org, "settings.read") === null,
          audit: whyNotDo(actor, org, "audit.view") === null,
          leave: actor.membership !== null,
          allUsers: actor.platformAdmin,
        };
        const { membership } = actor;
        const [pending, organizations] = await Promise.all([
          may.requests ? countPending(tx, org.id) : null,
          listSwitchable(tx),
        ]);
        return {
          org: { slug: org.slug, name: org.name, state: org.state },
          me: {
            account: actor.accountId,
            name: actor.name,
            email: actor.email,
            role: actingRole(actor),
            /** True while a platform admin is in view-only mode. */
            viewOnly: whyNotChange(actor, ctx) !== null,
            /** The role of the membership itself, which a platform admin can have too; null without a membership. */
            membershipRole: membership ? shownRole(membership.role) : null,
            badges: badgesOf(
              org.catalog,
              membership?.granted ?? [],
              isActive(membership) && membership.role === "manager",
            ).map(({ category, beside, part, actions }) => ({
              category,
              beside,
              part,
              label: `${category}: ${actions.join(", ")}`,
            })),
          },
          organizations: organizations.map(({ role, ...other }) => ({ ...other, role: shownRole(role) })),
          pending,
          may,
        };
      }),
    ),

  /** The settings, with open requests and former addresses. */
  settings: orgProcedure("settings.read")
    .input(orgOnly)
    .query(({ ctx }) =>
      ctx.read(async (tx, context) => {
        const why = whyNotDo(context.actor, context.org, "settings.change");
        return { ...(await readSettings(tx, context)), whyNot: why && explain(why) };
      }),
    ),

  /** "Olive changed the settings of Acme." */
  changeSettings: orgProcedure("settings.change")
    .input(settingsInput)
    .mutation(({ ctx, input: { org: _, ...settings } }) =>
      ctx.change((tx, context) => changeSettings(tx, context, settings)),
    ),
});
