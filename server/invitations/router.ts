import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { orgOnly } from "@/server/organizations/input";
import { readsAsAdmin } from "@/server/policy/actor";
import { orgProcedure, publicProcedure, router, signedInProcedure } from "@/server/trpc";
import { acceptAsNew, acceptOwn } from "./accept/accept";
import { decline, declineOwn, mailLink } from "./accept/decline";
import { openInvitation } from "./accept/open";
import { listOwnInvitations } from "./accept/queries";
import { checkedFile, peopleInFile, startFile } from "./import/file";
import {
  acceptInput,
  checkedFileInput,
  correctInput,
  invitationLinkInput,
  joinInput,
  listInvitationsInput,
  oneInvitation,
  ownInvitation,
  previewInput,
  sendInput,
} from "./input";
import { invitationsPage } from "./list/page";
import { correctAddress, reinvite, revokeInvitation } from "./manage";
import { addUserOptions, previewInvitations } from "./preview";
import { withinAllowance } from "./quota";
import { sendInvitations, termsOf } from "./send";

const list = { kind: "list", id: PLATFORM_ORG_ID, label: "Invitations" } as const;

export const invitationsRouter = router({
  /** Who was invited, and what became of it (KMP-3). */
  list: orgProcedure("invitations.read")
    .input(listInvitationsInput)
    .query(async ({ ctx, input }) => {
      const { page, outsider } = await ctx.read(async (tx, context) => ({
        page: await invitationsPage(tx, context, input),
        outsider: readsAsAdmin(context.actor, context.org),
      }));
      const view = { show: input.show, search: input.search ?? "" };
      if (outsider) await ctx.logAccess({ action: "invitations.viewed", target: list, view });
      return page;
    }),

  /** What Add User offers this person (NIR-4). */
  options: orgProcedure("invitations.send")
    .input(orgOnly)
    .query(({ ctx }) => ctx.read(addUserOptions)),

  /** What sending would do to each typed address; nothing is written. */
  preview: orgProcedure("invitations.send")
    .input(previewInput)
    .query(async ({ ctx, input }) => ({
      people: await ctx.read((tx, context) => previewInvitations(tx, context, input.people)),
    })),

  /** "Olive invited Ann to Acme." */
  send: orgProcedure("invitations.send")
    .input(sendInput)
    .mutation(async ({ ctx, input }) => {
      const context = await ctx.read(async (_, found) => found);
      return withinAllowance(context, input.people.length, () =>
        ctx.change((tx, again) => sendInvitations(tx, again, input.people, termsOf(input))),
      );
    }),

  /** "Olive invited Ann to Acme again." */
  reinvite: orgProcedure("invitations.send")
    .input(oneInvitation)
    .mutation(async ({ ctx, input }) => {
      const context = await ctx.read(async (_, found) => found);
      return withinAllowance(context, 1, () => ctx.change((tx, again) => reinvite(tx, again, input)));
    }),

  /** "Olive corrected the address of Ann's invitation." */
  correct: orgProcedure("invitations.send")
    .input(correctInput)
    .mutation(async ({ ctx, input }) => {
      const context = await ctx.read(async (_, found) => found);
      return withinAllowance(context, 1, () => ctx.change((tx, again) => correctAddress(tx, again, input)));
    }),

  /** "Olive revoked Ann's invitation." */
  revoke: orgProcedure("invitations.revoke")
    .input(oneInvitation)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => revokeInvitation(tx, context, input))),

  /** What a checked file would do, row by row; nobody is invited yet. */
  checkedFile: orgProcedure("invitations.send")
    .input(checkedFileInput)
    .query(({ ctx, input }) => ctx.read((tx, context) => checkedFile(tx, context, input))),

  /** "Olive asked to invite 40 people at once", from a file that was checked. */
  startFile: orgProcedure("invitations.send")
    .input(oneInvitation)
    .mutation(async ({ ctx, input }) => {
      const { context, good } = await ctx.read(async (tx, found) => ({
        context: found,
        good: await peopleInFile(tx, found, input.id),
      }));
      return withinAllowance(context, good, () => ctx.change((tx, again) => startFile(tx, again, input)));
    }),

  /** What a link leads to; looking changes nothing. */
  open: publicProcedure
    .input(invitationLinkInput)
    .query(({ ctx, input }) => openInvitation(ctx, input.token)),

  /** "Ann accepted the invitation to Acme", as somebody new. */
  join: publicProcedure.input(joinInput).mutation(({ ctx, input }) => acceptAsNew(ctx, input)),

  /** Mails the link to the invited address, for whoever has a copied one. */
  mailLink: publicProcedure
    .input(invitationLinkInput)
    .mutation(({ ctx, input }) => mailLink(ctx, input.token)),

  /** "Ann declined the invitation to Acme." */
  decline: publicProcedure.input(invitationLinkInput).mutation(({ ctx, input }) => decline(ctx, input.token)),

  /** The open invitations to one's own confirmed address. */
  mine: signedInProcedure.query(({ ctx }) =>
    ctx.read(async (tx) =>
      (await listOwnInvitations(tx)).map(({ invitation, organization }) => ({
        id: invitation.id,
        organization,
        role: invitation.role === "manager" ? ("Manager" as const) : ("Member" as const),
        invitedBy: invitation.invitedByName,
        note: invitation.note,
        expiresAt: invitation.expiresAt.toISOString(),
      })),
    ),
  ),

  /** "Ann accepted the invitation to Acme", signed in with the invited address. */
  accept: signedInProcedure.input(acceptInput).mutation(({ ctx, input }) => acceptOwn(ctx, input)),

  /** The same for declining, from one's own list. */
  declineOwn: signedInProcedure.input(ownInvitation).mutation(({ ctx, input }) => declineOwn(ctx, input)),
});
