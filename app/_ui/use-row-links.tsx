"use client";
import { useRouter } from "next/navigation";
import { type MouseEvent, useTransition } from "react";

/**
 * Follows the plain links in the rows of a table in place, through one listener: a component for each of a hundred
 * links would cost the server more than the rows do. Without JavaScript, or with a modifier key, they stay plain links.
 * A click on an email address (`.mail`) follows the link of the name beside it.
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
  // Selecting an address to copy it isn't a click.
  const cell = getSelection()?.toString() ? null : pressed.closest("td.mail");
  return cell?.parentElement?.querySelector<HTMLAnchorElement>(".who a[href]") ?? null;
}
