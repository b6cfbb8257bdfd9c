import { noOrganization } from "@/server/audit/record";
import { spend } from "@/server/limits";
import { orgOnly } from "@/server/organizations/input";
import { changeAdmin } from "@/server/platform/admin-role";
import { isOutsider } from "@/server/policy/actor";
import { type PageKey, readKey, writeKey } from "@/server/policy/page-key";
import { containing } from "@/server/policy/search";
import { orgProcedure, router } from "@/server/trpc";
import { adminChange, changeRole } from "./change-role";
import { deleteMember } from "./delete";
import { memberDetails, roleChoices } from "./details";
import { editMember } from "./edit";
import { changeRoleInput, editMemberInput, listMembersInput, oneMember, removeMemberInput } from "./input";
import { countMembers, grantsOf, listMembers } from "./queries";
import { leave, removeMember } from "./remove";
import { memberForTable } from "./row";

const pageSize = 50;
const wholeList = { kind: "list", id: noOrganization, label: "Organization Users" } as const;

export const membersRouter = router({
  /**
   * One page of the users of an organization (KIO-4, KIO-9, KIO-10), 50 at a time, with keys to the pages
   * before and after it. A PlatformAdmin's look is recorded.
   */
  list: orgProcedure("members.read")
    .input(listMembersInput)
    .query(async ({ ctx, input }) => {
      const pattern = containing(input.search);
      if (pattern && ctx.session) await spend("search.account", ctx.session.toString("hex"));
      const before = validKey(input.before, input.sort);
      const after = before ? null : validKey(input.after, input.sort);
      const { page, outsider } = await ctx.read(async (tx, { org, actor }) => {
        const [found, total] = await Promise.all([
          listMembers(tx, org.id, { ...input, pattern, after, before, limit: pageSize + 1 }),
          countMembers(tx, org.id, pattern),
        ]);
        const more = found.length > pageSize;
        const rows = before && more ? found.slice(1) : found.slice(0, pageSize);
        const grants = await grantsOf(
          tx,
          org.id,
          rows.map((row) => row.id),
        );
        const now = new Date();
        const first = rows[0];
        const last = rows.at(-1);
        const page = {
          rows: rows.map((row) => memberForTable(row, grants.get(row.id) ?? [], actor.accountId, now)),
          total,
          previous:
            first && (after || (before && more)) ? writeKey({ value: first.key, id: first.id }) : undefined,
          next: last && (before || more) ? writeKey({ value: last.key, id: last.id }) : undefined,
        };
        return { page, outsider: isOutsider(actor) };
      });
      if (outsider)
        await ctx.witness({ action: "members.viewed", target: wholeList, view: { search: pattern } });
      return page;
    }),

  /** The three roles for one person, each with the reason why it cannot be chosen (KIO-16). */
  roleChoices: orgProcedure("members.change_role")
    .input(oneMember)
    .query(({ ctx, input }) => ctx.read((tx, entered) => roleChoices(tx, entered, input.id))),

  /** "Pia made Mia a Manager." */
  changeRole: orgProcedure("members.change_role")
    .input(changeRoleInput)
    .mutation(async ({ ctx, input }) => {
      const { id, role } = input;
      const admin = await ctx.read((tx, entered) => adminChange(tx, entered, { id, to: role }));
      if (admin) return changeAdmin(ctx, admin);
      const to = role === "Manager" ? "Manager" : "Member";
      return ctx.change((tx, entered) => changeRole(tx, entered, { id, to }));
    }),

  /** Everything about one person in this organization (GGW-6). */
  details: orgProcedure("members.read")
    .input(oneMember)
    .query(({ ctx, input }) => ctx.read((tx, entered) => memberDetails(tx, entered, input.id))),

  /** "Olive disabled Mia." */
  edit: orgProcedure("members.edit")
    .input(editMemberInput)
    .mutation(({ ctx, input }) => ctx.change((tx, entered) => editMember(tx, entered, input))),

  /** "Olive removed Mia from Acme." */
  remove: orgProcedure("members.remove")
    .input(removeMemberInput)
    .mutation(({ ctx, input }) => ctx.change((tx, entered) => removeMember(tx, entered, input))),

  /** "Olive deleted Mia." */
  delete: orgProcedure("members.remove")
    .input(oneMember)
    .mutation(({ ctx, input }) => ctx.change((tx, entered) => deleteMember(tx, entered, input))),

  /** "Mia left Acme." */
  leave: orgProcedure("organization.leave")
    .input(orgOnly)
    .mutation(({ ctx }) => ctx.change(leave)),
});

function validKey(text: string | undefined, sort: string): PageKey | null {
  const key = readKey(text);
  return key && sort === "joined" && Number.isNaN(Date.parse(key.value)) ? null : key;
}
