"use client";
import { useRouter } from "next/navigation";
import { type MouseEvent, useTransition } from "react";

/**
 * Follows the plain links of a table in place, through one listener: a component for each of a hundred links would
 * cost the server more than the rows do. Without script, and with a key held, they stay plain links.
 */
export function useFollowedLinks() {
  const router = useRouter();
  const [pending, start] = useTransition();

  function follow(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-follow]");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain) return;
    event.preventDefault();
    start(() => router.push(link.pathname + link.search));
  }
  return { follow, onItsWay: pending && <span className="loading-bar" aria-hidden="true" /> };
}
