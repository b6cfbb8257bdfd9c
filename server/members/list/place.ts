import { type PageKey, readKey } from "@/server/policy/page-key";
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

const shapes: Record<MemberSort, RegExp> = {
  name: /^/,
  email: /^/,
  role: /^(platform_admin|manager|member):/,
  // Microseconds since 1970: a Date would lose three digits, and skip rows.
  joined: /^-?\d{1,16}$/,
};

/** A key of a page in this order; one that was tampered with, or belongs to another order, is no key. */
export function keyFor(sort: MemberSort, text: string | undefined): PageKey | null {
  const key = text && text.length <= 4000 ? readKey(text) : null;
  return key && shapes[sort].test(key.value) ? key : null;
}
