"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { later } from "@/app/_ui/later";
import { useHydrated } from "@/app/_ui/use-hydrated";

// Loaded when a password is asked for: forms weigh more than the whole list.
const ExportDialog = later(() => import("./export-dialog").then((module) => module.ExportDialog));

type Props = {
  /** Where the form leads: the list's address, for files. */
  action: string;
  /** This page without what the export answered. */
  here: string;
  /** True when the export was refused until the password is proved. */
  asks: boolean;
  label?: string;
};

/**
 * Exports exactly what is listed. A plain form, so that the browser streams the file and nothing here holds it;
 * where the password is wanted first, it leads back here, and is sent again when it was proved.
 */
export function ExportList({ action, here, asks, label = "Export" }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [open, setOpen] = useState(asks);
  const ready = useHydrated();

  function over() {
    setOpen(false);
    router.replace(here, { scroll: false });
  }

  return (
    <>
      <form ref={form} method="post" action={action}>
        <button type="submit" className="btn quiet">
          {label}
        </button>
      </form>
      {ready && open && <ExportDialog proved={() => form.current?.submit()} onClose={over} />}
    </>
  );
}
