"use client";
import { useRouter } from "next/navigation";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { asksForName, TypedName, typedName } from "@/app/_ui/typed-name";
import { useApiForm } from "@/app/_ui/use-api-form";
import { reason } from "@/server/requests/input";

type Props = { org: { slug: string; name: string }; ids: string[]; onClose: () => void };

/** Removes many members at once; those who can't be removed are listed afterwards with the reason (KIO-23). */
export function RemoveManyDialog({ org, ids, onClose }: Props) {
  return (
    <Dialog
      alert
      title={`Remove ${ids.length === 1 ? "one person" : `${ids.length} people`} from ${org.name}?`}
      about={`They immediately lose access to ${org.name} and all their permissions here. Other organizations aren’t affected.`}
      onClose={onClose}
    >
      {(close) => <RemoveManyForm org={org} ids={ids} close={close} />}
    </Dialog>
  );
}

function RemoveManyForm({ org, ids, close }: Omit<Props, "onClose"> & { close: () => void }) {
  const router = useRouter();
  const asksName = asksForName(ids.length);
  const form = useApiForm({
    schema: z.object({ reason, confirmation: asksName ? typedName(org.name) : z.string() }),
    defaults: { reason: "", confirmation: "" },
    submit: (values) => api.jobs.removeMany.mutate({ org: org.slug, ids, ...values }),
    done: ({ job }) => {
      close();
      router.push(`/o/${org.slug}/users/jobs/${job}`);
    },
  });
  return (
    <ApiForm of={form}>
      <TextArea
        label="Reason"
        optional
        rows={2}
        hint="Everyone you remove sees it in the email."
        {...form.field("reason")}
      />
      {asksName && <TypedName expected={org.name} {...form.field("confirmation")} />}
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} kind="destroy">
          Remove {ids.length}
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
