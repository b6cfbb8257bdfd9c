"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const every = 1500;

/**
 * Refreshes the page while the job runs and the tab is visible, and once more when it ends, because the counts in
 * the menu are out of date by then.
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
