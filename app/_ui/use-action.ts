"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { refusalOf } from "./refusal";
import { toast } from "./toast";
import { useHydrated } from "./use-hydrated";

/**
 * One click, one call: runs it, shows the result, and refreshes the page either way, because a refusal usually means
 * that the page is out of date.
 */
export function useAction<Answer>(call: () => Promise<Answer>, said: (answer: Answer) => ReactNode) {
  const router = useRouter();
  const ready = useHydrated();
  const [busy, setBusy] = useState(false);

  async function run() {
    setBusy(true);
    try {
      toast.done(said(await call()));
      router.refresh();
    } catch (error) {
      const { code, message } = refusalOf(error);
      toast.bad(message);
      // Without a connection there is nothing newer to read.
      if (code !== "unreachable") router.refresh();
    } finally {
      setBusy(false);
    }
  }
  return { run, disabled: !ready, busy };
}
