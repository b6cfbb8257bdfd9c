import { z } from "zod/mini";
import { email, note } from "@/server/accounts/input";
import { lineText } from "@/server/text/input";

export const oneAccount = z.strictObject({ id: z.uuid() });

/** For each organization that would lose its last active Manager: a successor, or suspension. */
const successions = z._default(
  z
    .array(
      z.union([
        z.strictObject({ orgId: z.uuid(), successor: z.uuid() }),
        z.strictObject({ orgId: z.uuid(), suspend: z.literal(true) }),
      ]),
    )
    .check(z.maxLength(100)),
  [],
);

export const findSuccessorsInput = z.strictObject({
  id: z.uuid(),
  organization: z.uuid(),
  search: lineText(200),
});
export const endAccountInput = z.strictObject({ id: z.uuid(), reason: note, successions });
export const changeAccountEmailInput = z.strictObject({ id: z.uuid(), email });
