import { z } from "zod/mini";
import { dayOrNone } from "@/server/days/input";
import { slug } from "@/server/organizations/input";
import { reason } from "@/server/requests/input";
import { previewToken } from "@/server/sets/input";
import { keyText } from "@/server/text/input";

const key = keyText(80, 1);

export const readGrantsInput = z.strictObject({ org: slug, id: z.uuid() });

const day = z.optional(dayOrNone);

/** Enough for every box of a large catalog in one save. */
const mostAtOnce = z.maxLength(1000, "Change at most 1,000 at once.");

/** A person's membership or a team. */
export const subject = z.union([z.strictObject({ member: z.uuid() }), z.strictObject({ team: z.uuid() })]);

const changes = {
  to: subject,
  give: z
    .array(z.union([z.strictObject({ permission: key }), z.strictObject({ set: z.uuid() })]))
    .check(mostAtOnce),
  /** Grants, by id. */
  take: z.array(z.uuid()).check(mostAtOnce),
  startsOn: day,
  endsOn: day,
  /** Also gives what is missing for what is given. */
  addMissing: z.optional(z.boolean()),
};

export const previewGrantsInput = z.strictObject({ org: slug, ...changes });
export const changeGrantsInput = z.strictObject({ org: slug, ...changes, reason, previewToken });
