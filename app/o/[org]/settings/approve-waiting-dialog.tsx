"use client";
import { useRouter } from "next/navigation";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { counted, grouped } from "@/app/_ui/counted";
import { Dialog } from "@/app/_ui/dialog";
import { useApiForm } from "@/app/_ui/use-api-form";

type Props = { org: { slug: string; name: string }; waiting: number; onClose: () => void };

/** After the join policy becomes "Open": offers to approve the people who were already waiting (CASE-8). */
export function ApproveWaitingDialog({ org, waiting, onClose }: Props) {
  const people = counted(waiting, "One person is waiting", "people are waiting");
  return (
    <Dialog
      title={`${people} to join ${org.name}`}
      about="They asked before anyone could join right away, so they’re still waiting. Approve them now, or decide one by one later."
      onClose={onClose}
    >
      {(close) => <ApproveAllForm org={org} waiting={waiting} close={close} />}
    </Dialog>
  );
}

function ApproveAllForm({ org, waiting, close }: Omit<Props, "onClose"> & { close: () => void }) {
  const router = useRouter();
  const form = useApiForm({
    schema: z.object({}),
    defaults: {},
    submit: () => api.jobs.approveMany.mutate({ org: org.slug, all: true }),
    done: ({ job }) => {
      close();
      router.push(`/o/${org.slug}/users/jobs/${job}`);
    },
  });
  return (
    <ApiForm of={form}>
      <div className="row">
        <Button onClick={close} data-first>
          Not now
        </Button>
        <SubmitButton of={form}>Approve {waiting === 1 ? "them" : `all ${grouped(waiting)}`}</SubmitButton>
      </div>
    </ApiForm>
  );
}
