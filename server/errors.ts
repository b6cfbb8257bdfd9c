import { accountRefusals } from "./refusals/accounts";
import { invitationRefusals } from "./refusals/invitations";
import { organizationRefusals } from "./refusals/organizations";
import { permissionRefusals } from "./refusals/permissions";

/** Every way to say no, in one table. */
export const refusals = {
  ...accountRefusals,
  ...organizationRefusals,
  ...permissionRefusals,
  ...invitationRefusals,
};

export type RefusalCode = keyof typeof refusals;
type Facts = Record<string, string | number>;

/** A "no" with its reason. The only error whose words reach a person. */
export class Refusal extends Error {
  readonly status: number;
  readonly field: string | undefined;

  constructor(
    readonly code: RefusalCode,
    readonly facts: Facts = {},
  ) {
    super(sentenceOf(code, facts));
    this.name = "Refusal";
    const entry: { status: number; field?: string } = refusals[code];
    this.status = entry.status;
    this.field = entry.field;
  }
}

/** Says no. @param facts fill the sentence's places */
export function refuse(code: RefusalCode, facts?: Facts): never {
  throw new Refusal(code, facts);
}

/** Refuses with what a policy found, or returns when it found nothing. */
export function refuseIf(reason: Reason | null): void {
  if (reason) refuse(reason.code, reason.facts);
}

/** What a `whyNot…` of the policy answers: nothing, or why not. */
export interface Reason {
  code: RefusalCode;
  facts?: Facts;
}

/** The sentence of a refusal with its facts filled in. */
export function sentenceOf(code: RefusalCode, facts: Facts = {}): string {
  return refusals[code].sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(facts[name] ?? "someone"),
  );
}
