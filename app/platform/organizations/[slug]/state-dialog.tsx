"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { Name } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useDialogResult } from "@/app/o/[org]/users/use-dialog-result";
import { organizationReasonInput } from "@/server/organizations/admin/input";

export type AboutOrganization = {
  org: { id: string; slug: string; name: string; members: number };
  onClose: () => void;
};

const call = {
  suspend: api.platform.suspendOrganization,
  resume: api.platform.resumeOrganization,
  archive: api.platform.archiveOrganization,
  restore: api.platform.restoreOrganization,
};
export type StateAction = keyof typeof call;

type Words = { verb: string; about: string; done: string; destroys?: boolean };
const words: Record<StateAction, Words> = {
  suspend: {
    verb: "Suspend",
    about: "From now on, no one can work in it until you resume it. Everything in it is kept.",
    done: "suspended",
    destroys: true,
  },
  resume: {
    verb: "Resume",
    about: "Its members can work in it again right away.",
    done: "open again",
  },
  archive: {
    verb: "Archive",
    about: "No one can open it any more, including you. Everything in it is kept, and you can restore it.",
    done: "archived",
    destroys: true,
  },
  restore: {
    verb: "Restore",
    about: "It can be opened again, with everything that was in it.",
    done: "restored",
  },
};

/** Explains what happens to the organization, takes a reason, and names the action on its button. */
export function StateDialog({ org, action, onClose }: AboutOrganization & { action: StateAction }) {
  const { verb, about, destroys } = words[action];
  return (
    <Dialog
      title={
        <>
          {verb} <Name>{org.name}</Name>?
        </>
      }
      about={about}
      alert={destroys}
      onClose={onClose}
    >
      {(close) => <StateForm org={org} action={action} close={close} />}
    </Dialog>
  );
}

type FormProps = { org: AboutOrganization["org"]; action: StateAction; close: () => void };

function StateForm({ org, action, close }: FormProps) {
  const { verb, done, destroys } = words[action];
  const decided = useDialogResult(close);
  const form = useApiForm({
    schema: organizationReasonInput,
    defaults: { id: org.id, reason: "" },
    submit: (values) => call[action].mutate(values),
    done: () =>
      decided.done(
        <>
          <Name>{org.name}</Name> is {done}.
        </>,
      ),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <TextField
        label="Reason"
        optional
        hint="Shown in the email to its managers."
        autoComplete="off"
        maxLength={500}
        {...form.field("reason")}
      />
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} kind={destroys ? "destroy" : "primary"}>
          {verb} <Name>{org.name}</Name>
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
