import { type EventAction, eventSentences, type Json, type StoredEvent } from "./event";

/** A piece of an event's sentence; `who` says that it names who acted, or whom it was done to. */
export interface SentencePart {
  text: string;
  who?: "actor" | "target";
}

/**
 * The sentence of an event in pieces, "Olive", " approved ", "Wim", … : names as they were then.
 * @param org how the organization is called
 */
export function sentenceParts(
  event: Pick<StoredEvent, "action" | "actor" | "target" | "before" | "after">,
  org: string,
): SentencePart[] {
  const sentence: string = eventSentences[event.action] ?? `{actor}: ${event.action as string}`;
  return sentence
    .split(/(\{[\w.]+\})/)
    .filter(Boolean)
    .map((piece) => filled(piece, event, org))
    .map((part, index) => (index === 0 ? { ...part, text: capital(part.text) } : part));
}

function filled(
  piece: string,
  event: Pick<StoredEvent, "actor" | "target" | "before" | "after">,
  org: string,
) {
  if (piece === "{actor}") return { text: event.actor.name, who: "actor" as const };
  if (piece === "{target}") return { text: event.target.label, who: "target" as const };
  if (piece === "{org}") return { text: org };
  const [, when, fact = ""] = /^\{(before|after)\.(\w+)\}$/.exec(piece) ?? [];
  return { text: when ? inWords(event[when as "before" | "after"]?.[fact]) : piece };
}

const inWords = (value: Json | undefined): string =>
  value === "Manager" || value === "Member" ? `a ${value}` : String(value ?? "something else");

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The kind of deed in plain words for a list to choose from: "made a PlatformAdmin". */
export const actionLabel = (action: EventAction): string => {
  const [noun = "", verb = ""] = action.split(".");
  return capital(`${noun} ${verb}`.replaceAll("_", " "));
};
