"use client";
import { useRouter } from "next/navigation";
import type { Refused } from "@/app/_ui/refusal";
import { type ToastAction, toast } from "@/app/_ui/toast";

/** What may go better in a moment, or after a field is changed: the dialog stays, with what was typed in it. */
const passing = ["unreachable", "busy", "unavailable", "outcome_unknown", "too_many", "failed"];

/**
 * How every dialog about a row of a list ends: closed, said, and the list read again.
 * @param next where to go after it was done, when the page stands or falls with the row
 */
export function useDialogResult(close: () => void, next?: string) {
  const router = useRouter();
  return {
    done(text: string, undo?: ToastAction) {
      close();
      toast.done(text, undo);
      if (next) router.push(next);
      else router.refresh();
    },
    /** A refusal means that the list is out of date: somebody else was first, or the person changed meanwhile. */
    refused({ code, message, fields }: Refused): boolean {
      // The list shows whether it was saved; what was typed is still there if it was not.
      if (code === "outcome_unknown") router.refresh();
      if (passing.includes(code) || Object.keys(fields).length > 0) return false;
      close();
      toast.bad(message);
      router.refresh();
      return true;
    },
  };
}
