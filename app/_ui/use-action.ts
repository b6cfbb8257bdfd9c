"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { refusalOf } from "./refusal";
import { toast } from "./toast";
import { useHydrated } from "./use-hydrated";

/**
 * One press, one call: runs it, says what happened, and reads the page again either way, because a
 * refusal usually means that the page shows something that is no longer so.
 */
export function useAction(said: string, call: () => Promise<unknown>) {
  const router = useRouter();
  const ready = useHydrated();
  const [busy, setBusy] = useState(false);

  async function run() {
    setBusy(true);
    try {
      await call();
      toast.done(said);
    } catch (error) {
      toast.bad(refusalOf(error).message);
    } finally {
      setBusy(false);
      router.refresh();
    }
  }
  return { run, disabled: !ready || busy };
}
