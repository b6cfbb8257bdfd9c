"use client";
import { useCallback, useEffect, useRef } from "react";

/**
 * F6 moves the focus to the messages, and from there back to where it was; so does Escape, and closing the last one.
 * @param count how many messages there are
 */
export function useMessagesKey(count: number) {
  const region = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);

  const leave = useCallback(() => {
    const back = before.current;
    before.current = null;
    if (back instanceof HTMLElement && back.isConnected) back.focus();
  }, []);

  useEffect(() => {
    if (count === 0) return;
    function pressed(event: KeyboardEvent) {
      if (event.key !== "F6" || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const messages = region.current;
      // What is around an open dialog is inert; the dialog has its own words.
      if (!messages || document.querySelector("dialog:modal")) return;
      event.preventDefault();
      if (messages.contains(document.activeElement)) return leave();
      before.current = document.activeElement;
      messages.focus();
    }
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [count, leave]);

  // A message that was closed takes the focus with it: on to the next one, else back.
  const counted = useRef(count);
  useEffect(() => {
    const fewer = count < counted.current;
    counted.current = count;
    if (!fewer || before.current === null || region.current?.contains(document.activeElement)) return;
    if (count > 0) region.current?.focus();
    else leave();
  }, [count, leave]);

  return { region, leave };
}
