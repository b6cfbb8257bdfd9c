"use client";
import { Button } from "./button";
import { Notice } from "./notice";

/** Shown in a dialog while its content loads. */
export function Asking({ close }: { close: () => void }) {
  return (
    <>
      <div role="status" className="grid gap-3 py-2">
        <span className="sr-only">Loading…</span>
        <span className="bone w-2/3" />
        <span className="bone w-1/2" />
        <span className="bone w-3/5" />
      </div>
      <CloseRow close={close} label="Cancel" />
    </>
  );
}

/** Shown in a dialog when the action isn't possible: the reason and a close button. */
export function WhyNotHere({ why, close }: { why: string; close: () => void }) {
  return (
    <div className="grid gap-4">
      <Notice kind="note">{why}</Notice>
      <CloseRow close={close} label="Close" />
    </div>
  );
}

function CloseRow({ close, label }: { close: () => void; label: string }) {
  return (
    <div className="row">
      <Button onClick={close} data-first>
        {label}
      </Button>
    </div>
  );
}
