import { type Cursor, decodeCursor, isTimeCursorValue } from "@/server/policy/cursor";
import type { MemberSort } from "./input";

/** Where a page begins, and which way it is read from there. */
export interface MembersCursor {
  sort: MemberSort;
  descending: boolean;
  key: Cursor | null;
  /** True when the key is the place before which the page ends. */
  backwards: boolean;
  limit: number;
}

const fits: Record<MemberSort, (value: string) => boolean> = {
  name: () => true,
  email: () => true,
  role: (value) => /^(admin|manager|member):/.test(value),
  joined: isTimeCursorValue,
};

/** A key of a page in this order; one that was tampered with, or belongs to another order, is no key. */
export function readMembersCursor(sort: MemberSort, text: string | undefined): Cursor | null {
  const key = text && text.length <= 4000 ? decodeCursor(text) : null;
  return key && fits[sort](key.value) ? key : null;
}
