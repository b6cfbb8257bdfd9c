"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Notice } from "@/app/_ui/notice";
import type { Refused } from "@/app/_ui/refusal";
import type { GrantConfirmation } from "./confirm-grants";

/**
 * What a form of grants does on Save: asks the server once before the dialog opens, so that what is wrong is said at
 * its field, and hands the answer to the dialog; and where something that is needed is missing, names it, with a button
 * to add it.
 */
export function useGrantsAsked() {
  const router = useRouter();
  const [asked, setAsked] = useState<GrantConfirmation | null>(null);
  const [open, setOpen] = useState(false);
  const [lacks, setLacks] = useState<string | null>(null);

  async function ask(wanted: GrantConfirmation) {
    setAsked(wanted);
    setLacks(null);
    const preview = await api.grants.preview.query(wanted.change);
    setAsked({ ...wanted, preview });
    setOpen(true);
  }

  function giveBoth() {
    if (asked) setAsked({ ...asked, change: { ...asked.change, addMissing: true } });
    setLacks(null);
    setOpen(true);
  }

  return {
    asked: open ? asked : null,
    ask,
    closed: () => setOpen(false),
    /** For `refused` of the form. */
    refused: ({ code, message }: Refused) => {
      // What was to be taken is gone: the page behind shows something that is no longer so.
      if (code === "grant_unknown") router.refresh();
      if (code !== "permission_requires" && code !== "permission_outlives") return false;
      setLacks(message);
      return true;
    },
    missing: lacks && (
      <Notice kind="note">
        {lacks}{" "}
        <button type="button" className="link" onClick={giveBoth}>
          Grant both
        </button>
      </Notice>
    ),
  };
}
