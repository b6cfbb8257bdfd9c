import { allCatalogs } from "@/server/catalog-files/load";
import { explain, refuseIf } from "@/server/errors";
import { shownImpact } from "@/server/grants/impact/preview";
import { oneMember as oneSet } from "@/server/members/input";
import { orgOnly } from "@/server/organizations/input";
import { choicesOf, labelsOf } from "@/server/policy/permission-choices";
import { whyNotChangeSet } from "@/server/policy/permission-set";
import { orgProcedure, router } from "@/server/trpc";
import { archiveSetInput, createSetInput, editSetInput, previewSetInput } from "./input";
import { listSets } from "./queries";
import { aboutSet, archiveSet, createSet, editSet, loadSet, previewSet, withKeys } from "./save";

/** The name of the catalog that ships a set: two may call one the same. */
const catalogOfSet = (key: string): string =>
  [...allCatalogs().values()].find(({ sets }) => sets.some((set) => set.key === key))?.name ?? "";

export const setsRouter = router({
  /** The organization's sets, and the ready-made ones of its catalogs (DST-3, NIR-2, KMP-1). */
  list: orgProcedure("sets.read")
    .input(orgOnly)
    .query(({ ctx }) =>
      ctx.read(async (tx, { org }) => ({
        sets: (await listSets(tx, org.id)).map(({ keys, ...set }) => ({
          ...set,
          permissions: labelsOf(org.catalog, keys),
        })),
        readyMade: org.catalog.sets.map(({ key, name, description, permissions }) => ({
          ...{ key, name, description, keys: permissions, catalog: catalogOfSet(key) },
          permissions: labelsOf(org.catalog, permissions),
        })),
        choices: choicesOf(org.catalog),
      })),
    ),

  /** One set, with what it can hold and why it cannot be changed. */
  get: orgProcedure("sets.read")
    .input(oneSet)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, context) => {
        const { set, people, facts } = await loadSet(tx, context, input.id);
        const why = whyNotChangeSet(context.actor, facts);
        const { archivedAt, ...shown } = set;
        return {
          ...shown,
          archived: archivedAt !== null,
          holders: people.length,
          whyNot: why && explain(why),
          choices: choicesOf(context.org.catalog),
        };
      }),
    ),

  /** "Olive made the permission set Night watch." */
  create: orgProcedure("sets.manage")
    .input(createSetInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => createSet(tx, context, input))),

  /** What an edit would do to a set, and who would gain and who would lose what by it. */
  preview: orgProcedure("sets.manage")
    .input(previewSetInput)
    .query(({ ctx, input }) => ctx.read((tx, context) => previewSet(tx, context, input))),

  /** "Olive changed the permission set Night watch." */
  edit: orgProcedure("sets.manage")
    .input(editSetInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => editSet(tx, context, input))),

  /** Who would lose what, if a set were archived. */
  previewArchive: orgProcedure("sets.manage")
    .input(oneSet)
    .query(({ ctx, input }) =>
      ctx.read(async (tx, context) => {
        const { set, people, facts } = await loadSet(tx, context, input.id);
        refuseIf(whyNotChangeSet(context.actor, facts));
        return shownImpact(context.org.catalog, withKeys(set, people, null), aboutSet(set));
      }),
    ),

  /** "Olive archived the permission set Night watch." */
  archive: orgProcedure("sets.manage")
    .input(archiveSetInput)
    .mutation(({ ctx, input }) => ctx.change((tx, context) => archiveSet(tx, context, input))),
});
