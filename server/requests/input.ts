import { z } from "zod/mini";
import { note, organizationId } from "@/server/accounts/input";
import { searchTerm } from "@/server/members/list/input";
import { slug } from "@/server/organizations/input";
import { cleanLines, lengthOf } from "@/server/policy/text";

/** Words to the person who asked, or nothing. */
export const reason = z.optional(
  z.pipe(
    z.pipe(z.string(), z.transform(cleanLines)),
    z.string().check(z.refine((text) => lengthOf(text) <= 500, "Use at most 500 characters.")),
  ),
);

export const fileInput = z.strictObject({ organization: organizationId, note });
export const withdrawInput = z.strictObject({ organization: z.uuid(), id: z.uuid() });

/** Which requests a list shows: one status (KIO-8), who waits for more than 7 days (KIO-25), or all of them. */
export const requestsShown = [
  "waiting",
  "late",
  "approved",
  "rejected",
  "withdrawn",
  "expired",
  "all",
] as const;
export type RequestsShown = (typeof requestsShown)[number];

export const listRequestsInput = z.strictObject({
  org: slug,
  show: z._default(z.enum(requestsShown), "waiting"),
  /** Part of a name or an address. */
  search: searchTerm,
  after: z.optional(z.string().check(z.maxLength(500))),
});

export const decideInput = z.strictObject({ org: slug, id: z.uuid(), reason });

export const noteInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  note: z.pipe(
    z.pipe(z.string(), z.transform(cleanLines)),
    z.string().check(
      z.minLength(1, "Write what you want to know."),
      z.refine((text) => lengthOf(text) <= 500, "Use at most 500 characters."),
    ),
  ),
});

export const reopenInput = z.strictObject({ org: slug, id: z.uuid() });
