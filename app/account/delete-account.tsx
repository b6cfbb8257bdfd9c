"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { useHydrated } from "@/app/_ui/use-hydrated";

const DeleteAccountDialog = lazyDialog(() =>
  import("./delete-account-dialog").then((module) => module.DeleteAccountDialog),
);

/** Opens the confirmation to delete the reader's account, or says why it can't be deleted. */
export function DeleteAccount({ whyNot }: { whyNot: string | null }) {
  const [open, setOpen] = useState(false);
  const ready = useHydrated();
  return (
    <>
      <p className="mb-3 max-w-[62ch] text-ink-2" id="delete-account">
        {whyNot ??
          "You lose access to every organization immediately. This can’t be undone; if you return you start fresh."}
      </p>
      <Button
        kind={whyNot ? "plain" : "destroy"}
        disabled={!ready}
        whyNot={whyNot}
        aria-describedby="delete-account"
        onClick={() => setOpen(true)}
      >
        Delete your account
      </Button>
      {open && <DeleteAccountDialog onClose={() => setOpen(false)} />}
    </>
  );
}
