import { explain, type RefusalCode } from "@/server/errors";
import type { Actor, ActorMembership } from "@/server/policy/actor";
import type { Target } from "@/server/policy/member-change";
import type { WhyNot } from "@/server/policy/reason";

/** The membership of somebody as the rules see it: an active Member without anything, but for what is said. */
export const membership = (over: Partial<ActorMembership> = {}): ActorMembership => ({
  ...{ id: "m", role: "member", enabled: true, approved: true, expired: false },
  ...{ settingsWithheld: false, granted: [] },
  ...over,
});

/** Somebody who acts, without having proved their password of late. */
export const actor = (accountId: string, over: Partial<Actor> = {}): Actor => ({
  ...{
    accountId,
    name: accountId,
    email: `${accountId}@acme.example`,
    platformAdmin: false,
    recentlyAuthenticated: false,
  },
  membership: membership(),
  ...over,
});

/** The cast as actors of Acme; each account's id is the name of who has it. */
export const pia = actor("pia", { platformAdmin: true, membership: null });
export const olive = actor("olive", { membership: membership({ role: "manager" }) });
export const mia = actor("mia");
/** The same person a moment after they typed their password. */
export const proved = (who: Actor): Actor => ({ ...who, recentlyAuthenticated: true });
/** The same person with these permissions in force. */
export const holding = (who: Actor, ...granted: string[]): Actor => ({
  ...who,
  membership: who.membership && { ...who.membership, granted },
});

/** Somebody whom something is done to: an active Member, but for what is said. */
export const target = (accountId: string, over: Partial<Target> = {}): Target => ({
  ...{ accountId, name: accountId, role: "member", platformAdmin: false, active: true, expiresAt: null },
  settingsWithheld: false,
  ...over,
});

/** What a rule answers as one reads it in a table. */
export const code = (why: WhyNot<string> | null): string => why?.code ?? "may";

/** What a person is told, word for word; "may" where nothing stands in the way. */
export const said = (why: WhyNot<RefusalCode> | null): string => (why ? explain(why) : "may");

/** A table for reading: one line a row, its cells parted by bars. */
export const table = (rows: readonly (readonly string[])[]): string[] => rows.map((row) => row.join(" | "));
