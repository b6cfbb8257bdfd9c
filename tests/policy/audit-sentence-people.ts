import type { StoredEvent } from "@/server/audit-log/event";

export type Facts = Partial<Pick<StoredEvent, "before" | "after" | "view">> & {
  /** Who acted; Olive, who is a Manager, unless said. */
  by?: keyof typeof actors;
  /** Whom or what it was done to; Mia unless said. */
  on?: keyof typeof targets;
};

export const actors = {
  olive: { id: "olive", name: "Olive Tan", email: "olive@acme.example", role: "Manager" },
  mia: { id: "mia", name: "Mia Park", email: "mia@acme.example", role: null },
  pia: { id: "pia", name: "Pia Lindqvist", email: "pia@platform.example", role: "PlatformAdmin" },
  anyone: { id: null, name: "Somebody", email: null, role: null },
  system: { id: null, name: "Gatehouse", email: null, role: null },
} as const;

export const targets = {
  account: { kind: "account", id: "mia", label: "Mia Park", email: "mia@acme.example" },
  mia: { kind: "membership", id: "m1", label: "Mia Park", email: "mia@acme.example" },
  ann: { kind: "invitation", id: "i1", label: "Ann Lee", email: "ann@new.example" },
  request: { kind: "request", id: "r1", label: "Wim Jansen", email: "wim@new.example" },
  own: { kind: "request", id: "r2", label: "Mia Park", email: "mia@acme.example" },
  invitee: { kind: "invitation", id: "i2", label: "Mia Park", email: "mia@acme.example" },
  set: { kind: "set", id: "s1", label: "Night watch" },
  team: { kind: "team", id: "t1", label: "Nights" },
  acme: { kind: "organization", id: "o1", label: "Acme" },
  platform: { kind: "platform", id: "0", label: "the platform" },
  mail: { kind: "mail", id: "x1", label: "You were approved", email: "wim@new.example" },
  list: { kind: "list", id: "0", label: "the users" },
  moment: { kind: "list", id: "0", label: "2026-11-03, 14:05 UTC" },
  approving: { kind: "job", id: "j1", label: "requests.approve" },
  removing: { kind: "job", id: "j2", label: "members.remove" },
  unknown: { kind: "account", id: "0", label: "an unknown address" },
} as const;
