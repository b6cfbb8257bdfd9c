import type { eventSentences } from "./sentences";

/**
 * One thing that happened: the past of the procedure's verb, done to a target that is named as it was then
 * . `before` and `after` hold only what changed.
 */
export interface AuditEvent {
  action: EventAction;
  target: { kind: TargetKind; id: string; label: string; email?: string };
  before?: Record<string, Json | undefined>;
  after?: Record<string, Json | undefined>;
  reason?: string;
  /** True when the reason may be shown to the person concerned. */
  reasonShown?: boolean;
  /** What a view was of: its filter. */
  view?: Record<string, Json>;
}

export type Json = string | number | boolean | null;
export type TargetKind =
  | "account"
  | "mail"
  | "membership"
  | "set"
  | "team"
  | "request"
  | "invitation"
  | "organization"
  | "platform"
  | "list"
  | "job";

export type EventAction = keyof typeof eventSentences;

/** The noun that an action begins with: "membership" of "membership.removed". */
export type EventNoun = EventAction extends `${infer Noun}.${string}` ? Noun : never;

/** Who did it, and by what way. The system acts without an id. */
export interface AuditActor {
  id: string | null;
  name: string;
  email: string | null;
  /** PlatformAdmin, Manager, Member, or none of them. */
  role: string | null;
}

/** A person who acts on their own account, in no role. */
export const selfActor = ({ id, name, email }: { id: string; name: string; email: string }): AuditActor => ({
  id,
  name,
  email,
  role: null,
});

/** An event as it stands in a chain: what happened, by whom, and by what way it came. */
export interface StoredEvent extends AuditEvent {
  actor: AuditActor;
  ip: string | null;
  requestId: string;
  userAgent: string | null;
}
