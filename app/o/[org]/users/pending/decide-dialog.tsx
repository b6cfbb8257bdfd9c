"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { Name, person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { decideInput } from "@/server/requests/input";
import { useDialogResult } from "../use-dialog-result";
import type { RequestRow } from "./request-status";
import type { RequestDecision } from "./requests-table";
import { useReopen } from "./use-reopen";

type Person = Pick<RequestRow, "id" | "name" | "email"> & Partial<Pick<RequestRow, "kind">>;
type Props = {
  org: { slug: string; name: string };
  row: Person;
  decision: RequestDecision;
  /** Marks the row in place and names the person. */
  approved: (org: Props["org"], row: Person, memberId: string) => void;
  onClose: () => void;
};

const words = {
  approve: {
    title: "Approve",
    about: (org: string, member: boolean) =>
      member
        ? `They can open ${org} again, with everything they had before.`
        : `They become a Member of ${org} right away, without any permissions yet.`,
    label: "Message",
  },
  reject: {
    title: "Reject",
    about: (org: string) => `They won’t join ${org}. We’ll email them; they can ask again.`,
    label: "Reason",
  },
} as const;

/** Approves or rejects one request, with words to the person if one likes. */
export function DecideDialog({ onClose, ...props }: Props) {
  const { org, row, decision } = props;
  const { title, about } = words[decision];
  return (
    <Dialog
      title={
        <>
          {title} <Name>{row.name}</Name>?
        </>
      }
      whose={row.email}
      about={about(org.name, row.kind === "member")}
      onClose={onClose}
    >
      {(close) => <DecideForm {...props} close={close} />}
    </Dialog>
  );
}

type FormProps = Omit<Props, "onClose"> & { close: () => void };

function DecideForm({ org, row, decision, approved, close }: FormProps) {
  const decided = useDialogResult(close);
  const reopen = useReopen(org.slug);
  const { title, label } = words[decision];
  const form = useApiForm({
    schema: decideInput,
    defaults: { org: org.slug, id: row.id, reason: "" },
    submit: (values) => api.requests[decision].mutate(values),
    done: (answer) => {
      if (answer) {
        close();
        approved(org, row, answer.memberId);
      } else {
        const undo = { label: "Reopen", run: () => reopen(row) };
        decided.done(withNames`The request of ${person(row)} was rejected.`, undo);
      }
    },
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <TextArea
        label={label}
        optional
        hint={withNames`${row.name} sees it in the email and on their status page.`}
        {...form.field("reason")}
      />
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} kind={decision === "reject" ? "destroy" : "primary"}>
          {title} <Name>{row.name}</Name>
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
