import { z } from "zod/mini";
import { cleanLine, cleanLines, isReadable, lengthOf, startOf, whyUnstorable } from "@/server/policy/text";

/**
 * The one way text comes in. Every procedure, page and form takes its text through one of these, so that nothing
 * reaches the database that it cannot hold, and no name is made of what nobody sees. A test holds that no other
 * input says `z.string()`.
 */

/** Text that can be stored, as it was typed. @param missing the sentence when it is not there at all */
export const rawText = (missing?: string) =>
  z.string(missing).check(
    z.refine((text) => whyUnstorable(text) === null, {
      error: ({ input }) => (typeof input === "string" ? (whyUnstorable(input) ?? undefined) : undefined),
      abort: true,
    }),
  );

/** Text that is compared with what is known, such as a key or an id of another kind: never shown, never stored. */
export const keyText = (most: number, least = 0) => rawText().check(z.minLength(least), z.maxLength(most));

/** The same, after what is not meant was taken out of it. */
export const cleanText = (clean: (text: string) => string, missing?: string) =>
  z.pipe(rawText(missing), z.transform(clean));

const atMost = (most: number) =>
  z.refine<string>((text) => lengthOf(text) <= most, `Use at most ${most} characters.`);

/** A name that is shown to others, in one line. */
export const nameText = (least: number, most: number, missing: string) =>
  cleanText(cleanLine, missing).check(
    z.refine((text) => text !== "", { error: missing, abort: true }),
    z.refine(isReadable, { error: "Use at least one letter or digit.", abort: true }),
    z.refine((text) => lengthOf(text) >= least, `Use at least ${least} characters.`),
    atMost(most),
  );

/** One line of free text, such as a reason; it may be empty unless `missing` says why not. */
export const lineText = (most: number, least = 0, missing?: string) =>
  cleanText(cleanLine).check(
    z.refine((text) => lengthOf(text) >= least, missing),
    atMost(most),
  );

/** Several lines of free text, such as a note; they may be empty unless `missing` says why not. */
export const linesText = (most: number, missing?: string) =>
  cleanText(cleanLines).check(
    z.refine((text) => missing === undefined || text !== "", missing),
    atMost(most),
  );

/** The secret part of a link. Text that cannot be one is an unknown link, answered like any other. */
export const tokenText = z.pipe(
  z.string(),
  z.transform((text) => (/^[\w-]{1,200}$/.test(text) ? text : "")),
);

/** An address is typed, shared and bookmarked: what is not understood in it is ignored, never refused. */
export const ignored = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

/** What a search box gives: undefined where nothing in it can be looked for; the rest of a long one is not read. */
export const searchText = ignored(
  z.pipe(
    z.string(),
    z.transform((text) => startOf(cleanLine(startOf(text, 400)), 200) || undefined),
  ),
);

/** The place in a list that an earlier page gave; one that was tampered with begins the list from its start. */
export const cursorText = ignored(keyText(4000));
