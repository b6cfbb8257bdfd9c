/**
 * What every `whyNot…` answers: null when it may happen, else the code of the refusal and the facts of its
 * sentence. The words stand in server/errors.ts, which accepts exactly these codes.
 */
export interface WhyNot<Code extends string> {
  code: Code;
  facts?: Record<string, string | number>;
}

export const whyNot = <Code extends string>(
  code: Code,
  facts?: Record<string, string | number>,
): WhyNot<Code> => (facts ? { code, facts } : { code });
