"use client";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { Refused } from "@/app/_ui/refusal";
import { type ToastAction, toast } from "@/app/_ui/toast";

/** Temporary errors: the dialog stays open and keeps what was typed. */
const passing = ["unreachable", "busy", "unavailable", "outcome_unknown", "too_many", "failed"];

/**
 * How every dialog about a list row ends: it closes, a toast reports the result, and the list is refreshed.
 * @param next where to go afterwards, if the page is about the removed row itself
 */
export function useDialogResult(close: () => void, next?: string) {
  const router = useRouter();
  return {
    done(text: ReactNode, undo?: ToastAction) {
      close();
      toast.done(text, undo);
      if (next) router.push(next);
      else router.refresh();
    },
    /** A refusal means that the list is out of date: someone else was faster, or the person has changed. */
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
