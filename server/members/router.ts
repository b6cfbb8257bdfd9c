import { within } from "@/server/access/rate-limits";
import { changeAdmin } from "@/server/accounts/admin/platform-admin-role";
import { orgOnly } from "@/server/organizations/input";
import { orgProcedure, router } from "@/server/trpc";
import { adminChange, changeRole } from "./change-role";
import { deleteMember } from "./delete";
import { memberDetails, ownMembership, roleChoices } from "./details";
import { editMember } from "./edit";
import { changeRoleInput, editMemberInput, oneMember, removeMemberInput } from "./input";
import { listMembersInput } from "./list/input";
import { isSearch, memberListView, memberPage, tooBroad, wholeList } from "./list/page";
import { leave, removeMember } from "./remove";
import { resetBudget, sendPasswordReset } from "./send-reset";

export const membersRouter = router({
  /**
   * One page of the users of an organization (KIO-4, KIO-9, KIO-10, NIR-3), 50 at a time, with keys to the pages
   * before and after it. A PlatformAdmin's look is recorded.
   */
  list: orgProcedure("members.read")
    .input(listMembersInput)
    .query(async ({ ctx, input }) => {
      const searched = isSearch(input);
      const patience = searched ? ({ patience: "2s" } as const) : undefined;
      const { page, outsider } = await ctx
        .read((tx, context) => memberPage(tx, context, input), patience)
        .catch((error: unknown) => tooBroad(error, input));
      if (outsider)
        await ctx.logAccess({ action: "members.viewed", target: wholeList, view: memberListView(input) });
      return page;
    }),

  /** The three roles for one person, each with the reason why it cannot be chosen (KIO-16). */
  roleChoices: orgProcedure("members.change_role")
    .input(oneMember)
    .query(({ ctx, input }) => ctx.read((tx, context) => roleChoices(tx, context, input.id))),

  /** "Pia made Mia a Manager." */
  changeRole: orgProcedure("members.change_role")
    .input(changeRoleInput)
    .mutation(async ({ ctx, input }) => {
      const { id, role } = input;
      const admin = await ctx.read((tx, context) => adminChange(tx, context, { id, to: role }));
      if (admin) return changeAdmin(ctx, admin);
      const to = role === "Manager" ? "Manager" : "Member";
      return ctx.change((tx, context) => changeRole(tx, context, { id, to }));
    }),

  /** Everything about one person in this organization (GGW-6). */
  details: orgProcedure("members.read")
    .input(oneMember)
    .query(({ ctx, input }) => ctx.read((tx, context) => memberDetails(tx, context, input.id))),

  /** "Olive disabled Mia." */
  edit: orgProcedure("members.edit")
    .input(editMemberInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => editMember(tx, context, input))),

  /** "Olive had a link for a new password sent to Mia." */
  sendPasswordReset: orgProcedure("members.send_reset")
    .input(oneMember)
    .mutation(async ({ ctx, input }) => {
      const budget = await ctx.read((tx, context) => resetBudget(tx, context, input.id));
      return within(budget, () => ctx.change((tx, context) => sendPasswordReset(tx, context, input)));
    }),

  /** "Olive removed Mia from Acme." */
  remove: orgProcedure("members.remove")
    .input(removeMemberInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => removeMember(tx, context, input))),

  /** "Olive deleted Mia." */
  delete: orgProcedure("members.remove")
    .input(oneMember)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => deleteMember(tx, context, input))),

  /** What Home says to a member: whether there is one Manager alone, and why they cannot leave (CASE-9, X-10). */
  own: orgProcedure("organization.leave")
    .input(orgOnly)
    .query(({ ctx }) => ctx.read(ownMembership)),

  /** "Mia left Acme." */
  leave: orgProcedure("organization.leave")
    .input(orgOnly)
    .mutation(({ ctx }) => ctx.change(leave)),
});
