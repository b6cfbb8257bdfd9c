"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { counted } from "@/app/_ui/counted";
import { refusalOf } from "@/app/_ui/refusal";
import { toast } from "@/app/_ui/toast";
import { useHydrated } from "@/app/_ui/use-hydrated";

/** Begins to invite the good rows, and goes to where one can watch it. */
export function StartButton({ org, id, good }: { org: string; id: string; good: number }) {
  const router = useRouter();
  const ready = useHydrated();
  const [busy, setBusy] = useState(false);

  async function start() {
    setBusy(true);
    try {
      const { job, total } = await api.invitations.startFile.mutate({ org, id });
      toast.done(`Inviting ${counted(total, "1 person", "people")} now.`);
      router.push(`/o/${org}/users/jobs/${job}`);
    } catch (error) {
      toast.bad(refusalOf(error).message);
      setBusy(false);
      router.refresh();
    }
  }
  return (
    <Button
      kind="primary"
      onClick={start}
      disabled={!ready || busy}
      whyNot={good === 0 ? "None of these rows can be invited. Correct the file and check it again." : null}
    >
      Invite {counted(good, "1 person", "people")}
    </Button>
  );
}
