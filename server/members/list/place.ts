import { isMoment, type PageKey, readKey } from "@/server/policy/page-key";
import type { MemberSort } from "./input";

/** Where a page begins, and which way it is read from there. */
export interface Place {
  sort: MemberSort;
  descending: boolean;
  key: PageKey | null;
  /** True when the key is the place before which the page ends. */
  backwards: boolean;
  limit: number;
}

const fits: Record<MemberSort, (value: string) => boolean> = {
  name: () => true,
  email: () => true,
  role: (value) => /^(admin|manager|member):/.test(value),
  joined: isMoment,
};

/** A key of a page in this order; one that was tampered with, or belongs to another order, is no key. */
export function keyFor(sort: MemberSort, text: string | undefined): PageKey | null {
  const key = text && text.length <= 4000 ? readKey(text) : null;
  return key && fits[sort](key.value) ? key : null;
}
