import { IntlMessageFormat } from "intl-messageformat";

/** What fills the places of a message. A moment is filled in as text, by whoever knows how it is shown. */
export type Fact = string | number;

/**
 * The names of the places in an ICU message: `"{name} is in {org}."` has `"name" | "org"`. Nested messages of `select`
 * and `plural` are looked through as well.
 */
type PlaceIn<Message extends string> = Message extends `${string}{${infer Rest}`
  ? PlaceAt<Rest> | PlaceIn<Rest>
  : never;

type PlaceAt<Rest extends string> = Rest extends `${infer Place}}${string}`
  ? Place extends `${infer Argument},${string}`
    ? Word<Argument>
    : Word<Place>
  : never;

/** Only a word names a place; anything else is the text of a nested message. */
type Word<Text extends string> = Text extends "" | `${string}${" " | "#" | "{"}${string}` ? never : Text;

/** The facts a message needs, one for each of its places. */
export type FactsOf<Message extends string> = { readonly [Place in PlaceIn<Message>]: Fact };

const parsed = new Map<string, IntlMessageFormat>();

/**
 * An ICU message in words, with its facts filled in.
 *
 * @throws when a fact is missing, which the types of those who call this rule out
 */
export function format(message: string, facts: Readonly<Record<string, Fact>>): string {
  let ready = parsed.get(message);
  if (!ready) {
    ready = new IntlMessageFormat(message, "en-GB", undefined, { ignoreTag: true });
    parsed.set(message, ready);
  }
  return String(ready.format(facts));
}
