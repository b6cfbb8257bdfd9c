import { searchAccounts } from "@/server/accounts/admin/queries";
import { explain, refuse } from "@/server/errors";
import { type OrganizationDeed, whyNotDeed } from "@/server/policy/organization-state";
import { platformProcedure } from "@/server/trpc";
import { addManager, inviteManager } from "./add-manager";
import { createForInvited, createOrganization } from "./create";
import {
  createOrganizationInput,
  deleteOrganizationInput,
  findAccountsInput,
  handOverInput,
  listOrganizationsInput,
  oneOrganizationInput,
  organizationReasonInput,
  renameOrganizationInput,
} from "./input";
import { organizationsPage } from "./list/page";
import { findOrganization, listInvitedManagers, listManagers } from "./queries";
import { changeState, deleteOrganization, renameOrganization } from "./state";

const actions = ["suspend", "resume", "archive", "restore", "hand_over", "delete"] as const;
const offered = 20;
/** How many Managers the organization's page lists. */
const listedManagers = 50;

/** What platform admins can do with organizations (KIO-12, DST-2, X-14). */
export const organizationProcedures = {
  /** Every organization, 50 at a time, searched, filtered and sorted. */
  organizations: platformProcedure
    .input(listOrganizationsInput)
    .query(({ ctx, input }) => ctx.read((tx) => organizationsPage(tx, input))),

  /** One organization with its Managers and what can be done with it. */
  organization: platformProcedure.input(oneOrganizationInput).query(({ ctx, input }) =>
    ctx.read(async (tx) => {
      const org = await findOrganization(tx, input.slug);
      if (!org) refuse("not_found");
      const managers = await listManagers(tx, org.id);
      const whyNot = (action: OrganizationDeed) => {
        const why = whyNotDeed(org, action);
        return why && explain(why);
      };
      const reasons = Object.fromEntries(actions.map((action) => [action, whyNot(action)]));
      return {
        ...org,
        createdAt: org.createdAt.toISOString(),
        managersInAll: managers.length,
        managers: managers.slice(0, listedManagers).map(({ lastActiveAt, ...manager }) => ({
          ...manager,
          lastActiveAt: lastActiveAt?.toISOString() ?? null,
        })),
        /** Includes expired invitations, since they can be sent again. */
        invitedManagers: (await listInvitedManagers(tx, org.id)).map(({ expiresAt, ...invited }) => ({
          ...invited,
          expiresAt: expiresAt.toISOString(),
          expired: expiresAt <= new Date(),
        })),
        whyNot: reasons as Record<OrganizationDeed, string | null>,
      };
    }),
  ),

  /** Accounts that could become a Manager, found by part of a name or address; at most 20. */
  findAccounts: platformProcedure.input(findAccountsInput).query(async ({ ctx, input }) => {
    const { search } = input;
    if (!search) return { accounts: [], more: false };
    const { rows, total } = await ctx.read((tx) => searchAccounts(tx, search, null, offered, offered + 1));
    const usable = rows.filter(({ disabledAt }) => disabledAt === null);
    return {
      accounts: usable.map(({ id, name, email }) => ({ id, name, email })),
      more: total > offered,
    };
  }),

  /** "Pia created Initech." */
  createOrganization: platformProcedure
    .input(createOrganizationInput)
    .mutation(({ ctx, input: { email, ...input } }) =>
      email ? createForInvited(ctx, { ...input, email }) : createOrganization(ctx, input),
    ),

  /** "Pia renamed Acme." */
  renameOrganization: platformProcedure
    .input(renameOrganizationInput)
    .mutation(({ ctx, input }) => renameOrganization(ctx, input)),

  /** "Pia suspended Acme": no one can work in it, its data is kept. */
  suspendOrganization: platformProcedure
    .input(organizationReasonInput)
    .mutation(({ ctx, input }) => changeState(ctx, "suspend", input)),

  /** "Pia resumed Acme." */
  resumeOrganization: platformProcedure
    .input(organizationReasonInput)
    .mutation(({ ctx, input }) => changeState(ctx, "resume", input)),

  /** "Pia archived Acme": hidden from everyone, its data is kept. */
  archiveOrganization: platformProcedure
    .input(organizationReasonInput)
    .mutation(({ ctx, input }) => changeState(ctx, "archive", input)),

  /** "Pia restored Acme." */
  restoreOrganization: platformProcedure
    .input(organizationReasonInput)
    .mutation(({ ctx, input }) => changeState(ctx, "restore", input)),

  /** "Pia deleted Acme", permanently. */
  deleteOrganization: platformProcedure
    .input(deleteOrganizationInput)
    .mutation(({ ctx, input }) => deleteOrganization(ctx, input)),

  /** "Pia made Mia a Manager of Acme", or invited a Manager by email. */
  handOver: platformProcedure
    .input(handOverInput)
    .mutation(({ ctx, input }) => ("email" in input ? inviteManager(ctx, input) : addManager(ctx, input))),
};
