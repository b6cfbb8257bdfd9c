import { z } from "zod/mini";
import { slug } from "@/server/organizations/input";
import { keyText, linesText, nameText } from "@/server/text/input";

/** The name of a set or a team: 2 to 60 characters. */
export const shortName = nameText(2, 60, "Enter a name.");

export const description = linesText(500);

/** Permissions by key; which of them there are is for the catalog to say. */
export const permissionKeys = z
  .array(keyText(80))
  .check(z.minLength(1, "Choose at least one permission."), z.maxLength(2000, "Choose at most 2,000."));

const values = { name: shortName, description, permissions: permissionKeys };

export const createSetInput = z.strictObject({
  org: slug,
  ...values,
  /** What it is cloned from: a ready-made set by its key, or one of the organization by its id. */
  from: z.optional(keyText(80)),
});

export const previewSetInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  ...values,
  /** The version that was edited. */
  version: z.int(),
});

/** The mark of a difference that somebody was shown. */
export const previewToken = keyText(60);

export const editSetInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  ...values,
  previewToken,
});

export const archiveSetInput = z.strictObject({ org: slug, id: z.uuid(), previewToken });
