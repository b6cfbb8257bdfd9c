"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const every = 1500;

/**
 * Reads the page again while something goes on and somebody looks at it, and once more at its end: the numbers in
 * the menu around the page are then of before.
 */
export function Watching({ over }: { over: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (over) return router.refresh();
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, every);
    return () => clearInterval(timer);
  }, [router, over]);
  return null;
}
