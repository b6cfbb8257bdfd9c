import { env } from "./env";

/**
 * Whose a limit is. Finest first: one person or one mailbox, then what an organization shares, then what belongs to
 * everybody; a network stands where it is known.
 */
export const widths = [
  "device",
  "link",
  "mailbox",
  "person here",
  "account",
  "network",
  "organization",
  "all",
] as const;
export type Width = (typeof widths)[number];

/**
 * How often, in how many seconds, and whose. LIMITS in the environment overrides any of them. Each name counts on its
 * own, so what somebody types as an address can never be another limit's key.
 */
export const limits = {
  // Guessing. An owner at a device or in a network they use has a counter that strangers cannot reach.
  "sign_in.device": [10, 900, "device"],
  "sign_in.known": [10, 900, "mailbox"],
  "sign_in.account": [10, 900, "mailbox"],
  "sign_in.address": [100, 900, "network"],
  "step_up.account": [10, 900, "account"],
  "confirm.link": [10, 900, "link"],
  "invitation.link": [20, 900, "link"],
  "invitation.open": [100, 900, "network"],

  // Mail that strangers have sent. Three an hour reach one mailbox, whatever they are about.
  "mail.account": [3, 3600, "mailbox"],
  "mail.account_day": [10, 86400, "mailbox"],
  "mail.address": [20, 3600, "network"],
  "reset.device": [3, 3600, "device"],
  "reset.account": [3, 3600, "mailbox"],
  "reset.account_day": [10, 86400, "mailbox"],
  "reset.all": [1000, 3600, "all"],
  "sign_up.address": [20, 3600, "network"],
  "sign_up.organization": [200, 3600, "organization"],
  "sign_up.all": [1000, 3600, "all"],

  // What members do to each other by mail, each within their organization's share.
  "reset.actor": [30, 3600, "account"],
  "reset.organization": [100, 3600, "organization"],
  // Apart from what strangers have sent to the mailbox: they cannot delay a Manager's help.
  "reset.member": [3, 3600, "person here"],
  "message.request": [10, 3600, "person here"],
  "message.actor": [60, 3600, "account"],
  "reopen.request": [5, 86400, "person here"],
  "switch.member": [10, 3600, "person here"],
  "switch.organization": [20, 86400, "organization"],
  "propose.member": [3, 86400, "person here"],
  "propose.organization": [20, 86400, "organization"],
  "invitation.account": [50, 3600, "account"],
  "invitation.organization": [10000, 86400, "organization"],

  // Work, and names that only one can have.
  "request.account": [20, 3600, "account"],
  "search.account": [120, 60, "account"],
  "export.account": [20, 3600, "account"],
  "export.organization": [60, 3600, "organization"],
  "picker.address": [600, 60, "network"],
  "address.organization": [5, 2592000, "organization"],
  "found.account": [5, 86400, "account"],
} as const satisfies Record<string, readonly [number, number, Width]>;

export type LimitName = keyof typeof limits;

/**
 * Reads LIMITS: name=count/seconds, by comma. Throws an Error with a sentence for an entry that is none, so that a
 * slip leaves nothing unlimited.
 */
export function readLimits(list: string): Partial<Record<LimitName, readonly [number, number]>> {
  const given: Partial<Record<LimitName, readonly [number, number]>> = {};
  for (const entry of list.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [, name = "", count, seconds] = /^([a-z_.]+)=([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(entry) ?? [];
    if (!name) throw new Error(`LIMITS: ${entry} is not name=count/seconds, such as sign_in.account=10/900.`);
    if (!isLimit(name)) {
      throw new Error(`LIMITS: there is no limit ${name}. There are ${Object.keys(limits).join(", ")}.`);
    }
    given[name] = [Number(count), Number(seconds)];
  }
  return given;
}

const isLimit = (name: string): name is LimitName => Object.hasOwn(limits, name);

/** How often, and in how many seconds, by the configuration of this process. */
export function limitOf(name: LimitName): readonly [number, number] {
  const [count, seconds] = limits[name];
  return readLimits(env().LIMITS)[name] ?? [count, seconds];
}

/** Whose a limit is. */
export const widthOf = (name: LimitName): Width => limits[name][2];
