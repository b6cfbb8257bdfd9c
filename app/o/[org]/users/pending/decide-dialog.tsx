"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { useApiForm } from "@/app/_ui/use-api-form";
import { decideInput } from "@/server/requests/input";
import { useDecided } from "../use-decided";
import type { RequestRow } from "./request-status";
import type { Decision } from "./requests-table";
import { useReopen } from "./use-reopen";

type Props = {
  org: { slug: string; name: string };
  row: Pick<RequestRow, "id" | "name" | "email">;
  decision: Decision;
  onClose: () => void;
};

const words = {
  approve: {
    title: "Approve",
    about: (org: string) => `They become a Member of ${org} at once, without any permissions yet.`,
    label: "A word to them",
    done: (name: string, org: string) => `${name} is a Member of ${org} now.`,
  },
  reject: {
    title: "Reject",
    about: (org: string) => `They do not get into ${org}, are told by mail, and may ask again.`,
    label: "Your reason",
    done: (name: string) => `The request of ${name} is rejected.`,
  },
} as const;

/** Approves or rejects one request, with words to the person if one likes. */
export function DecideDialog({ org, row, decision, onClose }: Props) {
  const { title, about } = words[decision];
  return (
    <Dialog title={`${title} ${row.name}?`} whose={row.email} about={about(org.name)} onClose={onClose}>
      {(close) => <DecideForm org={org} row={row} decision={decision} close={close} />}
    </Dialog>
  );
}

function DecideForm({ org, row, decision, close }: Omit<Props, "onClose"> & { close: () => void }) {
  const decided = useDecided(close);
  const reopen = useReopen(org.slug);
  const { title, label, done } = words[decision];
  const form = useApiForm({
    schema: decideInput,
    defaults: { org: org.slug, id: row.id, reason: "" },
    submit: (values) => api.requests[decision].mutate(values),
    done: () =>
      decided.done(
        done(row.name, org.name),
        decision === "reject" ? { label: "Reopen", run: () => reopen(row) } : undefined,
      ),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <TextArea
        label={label}
        optional
        hint={`${row.name} reads it in the mail and on their own page.`}
        {...form.field("reason")}
      />
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} kind={decision === "reject" ? "destroy" : "primary"}>
          {title} {row.name}
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
