"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { ConfirmDifference } from "@/app/_ui/confirm-impact";
import { withNames } from "@/app/_ui/named";
import { toast } from "@/app/_ui/toast";

type Props = { org: string; id: string; name: string; whyNot: string | null };

/** Archives a set, which removes it from everyone, after showing who loses what. */
export function ArchiveButton({ org, id, name, whyNot }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} whyNot={whyNot}>
        Archive…
      </Button>
      {open && (
        <ConfirmDifference
          title={withNames`Archive ${name}?`}
          label={withNames`Archive ${name}`}
          destroys
          ask={() => api.sets.previewArchive.query({ org, id })}
          save={({ previewToken }) => api.sets.archive.mutate({ org, id, previewToken })}
          done={() => {
            toast.done(withNames`${name} was archived. No one has it any more.`);
            router.push(`/o/${org}/sets`);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
