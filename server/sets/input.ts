import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { cleanLine, cleanLines, lengthOf } from "@/server/policy/text";

/** The name of a set or a team: 2 to 60 characters. */
export const shortName = z.pipe(
  z.pipe(z.string("Enter a name."), z.transform(cleanLine)),
  z.string().check(
    z.refine((text) => lengthOf(text) >= 2, "Use at least 2 characters."),
    z.refine((text) => lengthOf(text) <= 60, "Use at most 60 characters."),
  ),
);

export const description = z.pipe(
  z.pipe(z.string(), z.transform(cleanLines)),
  z.string().check(z.refine((text) => lengthOf(text) <= 500, "Use at most 500 characters.")),
);

/** Permissions by key; which of them there are is for the catalog to say. */
export const permissionKeys = z
  .array(z.string().check(z.maxLength(80)))
  .check(z.minLength(1, "Choose at least one permission."), z.maxLength(2000, "Choose at most 2,000."));

const values = { name: shortName, description, permissions: permissionKeys };

export const createSetInput = z.strictObject({
  org: slug,
  ...values,
  /** What it is cloned from: a ready-made set by its key, or one of the organization by its id. */
  from: z.optional(z.string().check(z.maxLength(80))),
});

export const previewSetInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  ...values,
  /** The version that was edited. */
  version: z.int(),
});

/** The mark of a difference that somebody was shown. */
export const mark = z.string().check(z.maxLength(60));

export const editSetInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  ...values,
  mark,
});

export const archiveSetInput = z.strictObject({ org: slug, id: z.uuid(), mark });
