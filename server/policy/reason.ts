import type { FactsAfter, RefusalCode } from "../messages/refusals";

/**
 * What every `whyNot…` answers: null when it may happen, else the code of the refusal and the facts of its
 * sentence. The words are in server/messages/refusals.
 */
export interface WhyNot<Code extends string> {
  code: Code;
  facts?: Readonly<Record<string, string | number>>;
}

/** The reason why something may not happen. @param facts fill the places of its sentence */
export const whyNot = <Code extends RefusalCode>(code: Code, ...[facts]: FactsAfter<Code>): WhyNot<Code> =>
  facts ? { code, facts } : { code };
