"use client";
import { useRouter } from "next/navigation";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { counted, grouped } from "@/app/_ui/counted";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { asksForName, TypedName, typedName } from "@/app/_ui/typed-name";
import { useApiForm } from "@/app/_ui/use-api-form";
import { reason } from "@/server/requests/input";
import type { RequestDecision } from "./requests-table";

type Props = {
  org: { slug: string; name: string };
  decision: RequestDecision;
  count: number;
  /** The selected requests; null for everyone who is waiting. */
  ids: string[] | null;
  onClose: () => void;
};

const words = {
  approve: { verb: "Approve", about: "become Members right away, without any permissions yet." },
  reject: { verb: "Reject", about: "won’t join. We’ll email them; they can ask again." },
} as const;

/** Decides many requests at once. Those that can no longer be decided are listed afterwards with the reason. */
export function DecideManyDialog({ org, decision, count, ids, onClose }: Props) {
  const { verb, about } = words[decision];
  const requests = counted(count, "one request", "requests");
  return (
    <Dialog
      title={`${verb} ${requests} to join ${org.name}?`}
      about={`${count === 1 ? "This person" : "These people"} ${about}`}
      alert={decision === "reject"}
      onClose={onClose}
    >
      {(close) => <DecideManyForm org={org} decision={decision} count={count} ids={ids} close={close} />}
    </Dialog>
  );
}

function DecideManyForm({
  org,
  decision,
  count,
  ids,
  close,
}: Omit<Props, "onClose"> & { close: () => void }) {
  const router = useRouter();
  const asksName = decision === "reject" && asksForName(count);
  const form = useApiForm({
    schema: z.object({ reason, name: asksName ? typedName(org.name) : z.string() }),
    defaults: { reason: "", name: "" },
    submit: ({ reason }) => {
      const chosen = { org: org.slug, reason, ...(ids ? { ids } : { all: true }) };
      return api.jobs[decision === "approve" ? "approveMany" : "rejectMany"].mutate(chosen);
    },
    done: ({ job }) => {
      close();
      router.push(`/o/${org.slug}/users/jobs/${job}`);
    },
  });
  return (
    <ApiForm of={form}>
      <TextArea
        label={decision === "reject" ? "Reason" : "Message"}
        optional
        hint="Everyone sees it in the email and on their status page."
        {...form.field("reason")}
      />
      {asksName && <TypedName expected={org.name} {...form.field("name")} />}
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} kind={decision === "reject" ? "destroy" : "primary"}>
          {words[decision].verb} {grouped(count)}
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
