import type { ReactNode } from "react";
import { z } from "zod";
import type { Sender } from "./layout";

/** One kind of email: its props, its subject, its body, and an example to look at. */
export interface MailKind<P> {
  props: z.ZodType<P>;
  subject: (props: P, sender: Sender) => string;
  Body: (props: P & Sender) => ReactNode;
  sample: P;
  /** Its other wordings, each as the props that differ from the example. */
  variants?: readonly Partial<P>[];
}

/** The example of an email and its variants, each with complete props. */
export const examplesOf = <P>({ sample, variants = [] }: MailKind<P>): P[] => [
  sample,
  ...variants.map((one) => ({ ...sample, ...one })),
];

/** Declares an email; the type of its props comes from the schema. */
export const mail = <P>(kind: MailKind<P>): MailKind<P> => kind;

// Links are built only from the base URL and these parts, whose patterns let nothing else through.
export const tokenPart = z.string().regex(/^[A-Za-z0-9_-]{20,200}$/);
export const slugPart = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$/);
export const address = z.email().max(254);
/** Text that people typed. The length only limits what is stored; emails shorten what they show. */
export const userText = z.string().max(10_000);
