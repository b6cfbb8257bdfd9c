import { z } from "zod/mini";
import { note, organizationId } from "@/server/accounts/input";
import { slug } from "@/server/organizations/input";
import { cursorText, linesText, searchText } from "@/server/text/input";

/** Words to the person who asked, or nothing. */
export const reason = z.optional(linesText(500));

export const fileInput = z.strictObject({ organization: organizationId, note });
export const withdrawInput = z.strictObject({ organization: z.uuid(), id: z.uuid() });

/** Which requests a list shows: one status (KIO-8), those waiting for more than 7 days (KIO-25), or all of them. */
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
  search: searchText,
  after: cursorText,
});

export const decideInput = z.strictObject({ org: slug, id: z.uuid(), reason });

export const noteInput = z.strictObject({
  org: slug,
  id: z.uuid(),
  note: linesText(500, "Enter a message."),
});

export const reopenInput = z.strictObject({ org: slug, id: z.uuid() });
