import type { ReactNode } from "react";
import { z } from "zod";
import type { Sender } from "./layout";

/** One kind of mail: what it must be told, its subject, its body, and an example to look at. */
export interface MailKind<P> {
  props: z.ZodType<P>;
  subject: (props: P, sender: Sender) => string;
  Body: (props: P & Sender) => ReactNode;
  sample: P;
  /** What else it may say: what differs from the example, so that every wording can be looked at. */
  variants?: readonly Partial<P>[];
}

/** The example of a mail and its variants, each whole. */
export const examplesOf = <P>({ sample, variants = [] }: MailKind<P>): P[] => [
  sample,
  ...variants.map((one) => ({ ...sample, ...one })),
];

/** Declares a mail; the type of its props comes from the schema. */
export const mail = <P>(kind: MailKind<P>): MailKind<P> => kind;

// Links are put together from the base address and these parts alone, which can hold nothing but their own kind.
export const tokenPart = z.string().regex(/^[A-Za-z0-9_-]{20,200}$/);
export const slugPart = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$/);
export const address = z.email().max(254);
/** Text of people. Its length is a bound on what is stored, not a rule: mails cut what they show. */
export const userText = z.string().max(10_000);
