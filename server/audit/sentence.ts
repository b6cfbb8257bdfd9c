import type { StoredEvent } from "@/server/audit-log/event";
import { screenName } from "@/server/audit-log/screen-names";
import { eventSentences } from "@/server/audit-log/sentences";
import { changesInWords, factInWords, grantsInWords, jobInWords } from "./facts";
import { purposeOf } from "./purpose";

/** A piece of an event's sentence; `who` says that it names who acted, or whom it was done to. */
export interface SentencePart {
  text: string;
  who?: "actor" | "target";
  /** A name or an address, which no browser should translate. */
  name?: true;
}

type Told = Pick<StoredEvent, "action" | "actor" | "target" | "before" | "after" | "view">;

/**
 * The sentence of an event in pieces, "Olive", " approved ", "Wim", … : names as they were then.
 * @param org how the organization is called
 */
export function sentenceParts(event: Told, org: string): SentencePart[] {
  const known = event.action === "action.denied" ? refusalSentences(event) : eventSentences[event.action];
  // An event of a newer Gatehouse, after the program was set back, is read by its name.
  const sentence: string = known ?? `{actor}: ${event.action as string}`;
  for (const wording of sentence.split(" | ")) {
    const parts = filled(wording, event, org);
    if (parts) return parts.map((part, at) => (at === 0 ? { ...part, text: capital(part.text) } : part));
  }
  throw new Error(`No sentence of ${event.action} fits this event.`);
}

/** What somebody was not allowed to do, in the words of the procedure they called. */
function refusalSentences({ view }: Told): string {
  const purposes = typeof view?.what === "string" ? purposeOf(view.what) : null;
  const sentences = purposes?.split(" | ").map((purpose) => `{actor} was not allowed to ${purpose}`) ?? [];
  return [...sentences, eventSentences["action.denied"]].join(" | ");
}

/** A sentence with its facts, or null when one is missing outside of brackets. */
function filled(sentence: string, event: Told, org: string): SentencePart[] | null {
  const parts: SentencePart[] = [];
  for (const stretch of sentence.split(/(\[[^\]]*\])/).filter(Boolean)) {
    const optional = stretch.startsWith("[");
    const found = pieces(optional ? stretch.slice(1, -1) : stretch, event, org);
    if (found) parts.push(...found);
    else if (!optional) return null;
  }
  return parts;
}

function pieces(text: string, event: Told, org: string): SentencePart[] | null {
  const parts: SentencePart[] = [];
  for (const piece of text.split(/(\{[^}]+\})/).filter(Boolean)) {
    const part = piece.startsWith("{") ? fact(piece.slice(1, -1), event, org) : { text: piece };
    if (!part) return null;
    if (part.text) parts.push(part);
  }
  return parts;
}

function fact(name: string, event: Told, org: string): SentencePart | null {
  if (name.startsWith("?")) return isSo(name.slice(1), event) ? { text: "" } : null;
  switch (name) {
    case "actor":
      return { text: event.actor.name, who: "actor", name: true };
    case "target":
      return { text: event.target.label, who: "target", name: true };
    case "person":
      return event.target.kind === "list" ? null : { text: event.target.label, who: "target", name: true };
    case "org":
      return { text: org, name: true };
    case "place":
      // In the platform's chain the organization that was tried is a fact of the event.
      return { text: typeof event.view?.org === "string" ? event.view.org : org, name: true };
    case "target.email":
      return asName(event.target.email ?? null);
    case "screen":
      return {
        text: typeof event.view?.what === "string" ? screenName(event.view.what) : event.target.label,
      };
    case "given":
      return asPart(grantsInWords(event.after));
    case "taken":
      return asPart(grantsInWords(event.before));
    case "changes":
      return asPart(changesInWords(event));
    case "job":
      return asPart(jobInWords(event));
    default:
      return isName(name) ? asName(factNamed(name, event)) : asPart(factNamed(name, event));
  }
}

function factNamed(name: string, event: Told): string | null {
  const [, when, what = ""] = /^(before|after|view)\.(\w+)$/.exec(name) ?? [];
  if (!when) return null;
  return factInWords(what, event[when as "before" | "after" | "view"]?.[what]);
}

const isSo = (name: string, event: Told): boolean =>
  name === "self" ? isOneself(event) : factNamed(name, event) !== null;

/** True where somebody did it to themselves: under an account, a membership, a request or an invitation of theirs. */
function isOneself({ actor, target }: Told): boolean {
  if (actor.id !== null && actor.id === target.id) return true;
  return Boolean(actor.email) && actor.email?.toLowerCase() === target.email?.toLowerCase();
}

const asPart = (text: string | null): SentencePart | null => (text === null ? null : { text });

const asName = (text: string | null): SentencePart | null => (text === null ? null : { text, name: true });

/** Facts that are what somebody or something is called; the others are words. */
const isName = (fact: string): boolean => /\.(name|email|organization|manager|sender|set|team)$/.test(fact);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** An event's sentence as one text. */
export const eventSentenceOf = (event: Told, org: string): string =>
  sentenceParts(event, org)
    .map(({ text }) => text)
    .join("");
