import { type Fact, format } from "./messages/format";
import { type FactsAfter, type RefusalCode, refusals } from "./messages/refusals";

export { type RefusalCode, refusals };

type Facts = Readonly<Record<string, Fact>>;

/** What a `whyNot…` of the policy answers: nothing, or why not. */
export interface Reason {
  code: RefusalCode;
  facts?: Facts;
}

/** A refusal with its reason. The only error whose words reach a person. */
export class Refusal extends Error {
  readonly status: number;
  readonly field: string | undefined;

  constructor(
    readonly code: RefusalCode,
    readonly facts: Facts = {},
  ) {
    super(format(refusals[code].sentence, facts));
    this.name = "Refusal";
    const entry: { status: number; field?: string } = refusals[code];
    this.status = entry.status;
    this.field = entry.field;
  }
}

/** Refuses. @param facts fill the places of the sentence; the compiler asks for each of them */
export function refuse<Code extends RefusalCode>(code: Code, ...[facts]: FactsAfter<Code>): never {
  throw new Refusal(code, facts);
}

/** Refuses with what a policy found, or returns when it found nothing. */
export function refuseIf(reason: Reason | null): void {
  if (reason) throw new Refusal(reason.code, reason.facts);
}

/** The sentence of a refusal with its facts filled in. */
export function sentenceOf<Code extends RefusalCode>(code: Code, ...[facts]: FactsAfter<Code>): string {
  return format(refusals[code].sentence, facts ?? {});
}

/** The sentence of what a policy found. */
export function explain({ code, facts }: Reason): string {
  return format(refusals[code].sentence, facts ?? {});
}
