"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { takeEvent } from "@/app/_api/last-event";
import { AuditLink } from "@/app/_ui/audit-link";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { CopyLink } from "./copy-link";

type Answer = { email: string; link: string };
type Sent = Answer & { event: string | null };

/** Remembers what was sent, for its link, and reads the list again when the dialog closes. */
export function useSentAgain(close: () => void) {
  const router = useRouter();
  const [sent, setSent] = useState<Sent | null>(null);
  return {
    sent,
    setSent: (answer: Answer) => setSent({ ...answer, event: takeEvent() }),
    over() {
      close();
      router.refresh();
    },
  };
}

/** Shown in a dialog after an invitation email was sent: the address, and the link, which is shown only once. */
export function SentAgain({ sent, over }: { sent: Sent; over: () => void }) {
  return (
    <div className="grid gap-4">
      <Notice kind="note">
        A new link is on its way to {sent.email}. It’s valid for up to 7 days, and the old one no longer
        works. <AuditLink event={sent.event} />
      </Notice>
      <CopyLink link={sent.link} email={sent.email} />
      <p className="text-ink-2">
        The link is shown only once. Anyone who opens it must prove that the address is theirs.
      </p>
      <div className="row">
        <Button onClick={over} data-first>
          Done
        </Button>
      </div>
    </div>
  );
}
