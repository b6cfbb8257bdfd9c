import type { FactsOf } from "./format";
import { accountRefusals } from "./refusals/accounts";
import { invitationRefusals } from "./refusals/invitations";
import { organizationRefusals } from "./refusals/organizations";
import { permissionRefusals } from "./refusals/permissions";

/**
 * Every refusal of Gatehouse, by its code: its HTTP status, an ICU message that says what is so and what to do, and the
 * field it belongs to.
 */
export const refusals = {
  ...accountRefusals,
  ...organizationRefusals,
  ...permissionRefusals,
  ...invitationRefusals,
};

export type RefusalCode = keyof typeof refusals;

/**
 * The facts that the sentence of a refusal needs, and what programs want to know beside it: in how many seconds to try
 * again, and the headings of a file in which no column of addresses was found.
 */
export type RefusalFacts<Code extends RefusalCode> = FactsOf<(typeof refusals)[Code]["sentence"]> & {
  readonly seconds?: number;
  readonly columns?: string;
};

/** What follows the code of a refusal: its facts, or nothing where its sentence has no places. */
export type FactsAfter<Code extends RefusalCode> =
  Record<never, never> extends RefusalFacts<Code>
    ? [facts?: RefusalFacts<Code>]
    : [facts: RefusalFacts<Code>];
