"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { AccountField } from "@/app/_ui/opened-by";
import { useHydrated } from "@/app/_ui/use-hydrated";

// Loaded on demand: most visits never export.
const ExportRun = lazyDialog(() => import("./export-run").then((module) => module.ExportRun));

type Props = {
  /** Where the form leads: the list's address, for files. */
  action: string;
  /** This page without what the export answered. */
  here: string;
  /** True when the export was refused until the password is proved. */
  asks: boolean;
  label?: string;
  /** How the button looks: quiet above a list, plain among other buttons. */
  kind?: "quiet" | "plain";
  /** What the dialog is called. */
  title?: string;
};

/**
 * Exports exactly what is listed, with its progress, and asks for the password where it is wanted first. Without
 * script it is a plain form, whose file the browser streams.
 */
export function ExportList({ action, here, asks, kind = "quiet", ...words }: Props) {
  const { label = "Export", title = "Export this list" } = words;
  const router = useRouter();
  const [running, setRunning] = useState(asks);
  const ready = useHydrated();

  function over() {
    setRunning(false);
    if (asks) router.replace(here, { scroll: false });
  }

  return (
    <>
      <form
        method="post"
        action={action}
        onSubmit={(event) => {
          event.preventDefault();
          setRunning(true);
        }}
      >
        <AccountField />
        <Button type="submit" kind={kind}>
          {label}
        </Button>
      </form>
      {ready && running && <ExportRun action={action} title={title} over={over} />}
    </>
  );
}
