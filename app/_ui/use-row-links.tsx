"use client";
import { useRouter } from "next/navigation";
import { type MouseEvent, useTransition } from "react";

/**
 * Follows the plain links in the rows of a table in place, through one listener: a component for each of a hundred
 * links would cost the server more than the rows do. Without script, and with a key held, they stay plain links. A
 * press on an address (`.mail`) goes where the name beside it leads.
 */
export function useRowLinks() {
  const router = useRouter();
  const [pending, start] = useTransition();

  function follow(event: MouseEvent) {
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const link = plain && linkMeant(event.target as Element);
    if (!link) return;
    event.preventDefault();
    start(() => router.push(link.pathname + link.search));
  }
  return { follow, onItsWay: pending && <span className="loading-bar" aria-hidden="true" /> };
}

function linkMeant(pressed: Element): HTMLAnchorElement | null {
  const link = pressed.closest<HTMLAnchorElement>("tbody a[href]");
  if (link) return link;
  // Whoever marks an address to copy it does not mean to go anywhere.
  const cell = getSelection()?.toString() ? null : pressed.closest("td.mail");
  return cell?.parentElement?.querySelector<HTMLAnchorElement>(".who a[href]") ?? null;
}
