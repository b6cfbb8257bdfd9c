import type { ReactNode } from "react";
import { takeEvent } from "@/app/_api/last-event";

/** Something to do about what was said; it can be done elsewhere as well, because messages go. */
export type ToastAction = { label: string; run: () => void };
export type ToastPage = { label: ReactNode; href: string };
export type Toast = {
  id: number;
  kind: "done" | "bad";
  text: ReactNode;
  action?: ToastAction;
  /** A page that it is about. */
  page?: ToastPage;
  /** The address of what happened in the audit (KMP-4). */
  event?: string;
};

let shown: Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function put(next: Toast[]) {
  shown = next;
  for (const tell of listeners) tell();
}

/**
 * What went well is said politely and goes after a while; what went wrong stays until it is closed. A message about
 * what the last call changed leads to its entry in the audit.
 */
export const toast = {
  done: (text: ReactNode, action?: ToastAction, page?: ToastPage) =>
    put([...shown, { id: ++lastId, kind: "done", text, action, page, event: takeEvent() ?? undefined }]),
  // A repeated refusal replaces the first one, so that it is announced again but shown once.
  bad: (text: string) =>
    put([
      ...shown.filter((one) => one.kind !== "bad" || one.text !== text),
      { id: ++lastId, kind: "bad", text },
    ]),
  close: (id: number) => put(shown.filter((one) => one.id !== id)),
};

/** The list for `useSyncExternalStore`. */
export const toasts = {
  listen: (tell: () => void) => {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  },
  now: () => shown,
};
