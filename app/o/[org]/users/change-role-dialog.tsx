"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Radio } from "@/app/_ui/choice";
import { Dialog } from "@/app/_ui/dialog";
import { Asking, WhyNotHere } from "@/app/_ui/dialog-parts";
import { useAnswer } from "@/app/_ui/use-answer";
import { useApiForm } from "@/app/_ui/use-api-form";
import { changeRoleInput } from "@/server/members/input";
import { useDecided } from "./use-decided";

export type AboutMember = {
  org: { slug: string; name: string };
  who: { id: string; name: string };
  onClose: () => void;
};
type Choices = Awaited<ReturnType<typeof api.members.roleChoices.query>>;

/** Three roles with what each allows; what cannot be chosen says why (KIO-16, X-2). */
export function ChangeRoleDialog({ org, who, onClose }: AboutMember) {
  const answer = useAnswer(() => api.members.roleChoices.query({ org: org.slug, id: who.id }));
  return (
    <Dialog
      title={`Change the role of ${who.name}`}
      about={`In ${org.name}. In force at their next click.`}
      onClose={onClose}
    >
      {(close) => {
        if (answer.state === "asking") return <Asking close={close} />;
        if (answer.state === "refused") return <WhyNotHere why={answer.refused.message} close={close} />;
        if (answer.value.whyNot) return <WhyNotHere why={answer.value.whyNot} close={close} />;
        return <ChangeRoleForm org={org} who={who} choices={answer.value} close={close} />;
      }}
    </Dialog>
  );
}

type FormProps = Omit<AboutMember, "onClose"> & { choices: Choices; close: () => void };

function ChangeRoleForm({ org, who, choices, close }: FormProps) {
  const decided = useDecided(close);
  const form = useApiForm({
    schema: changeRoleInput,
    defaults: { org: org.slug, id: who.id, role: choices.current },
    submit: (values) => api.members.changeRole.mutate(values),
    done: (_, { role }) =>
      decided.done(`${who.name} is a ${role}${role === "PlatformAdmin" ? "" : ` of ${org.name}`} now.`),
    refused: decided.refused,
  });
  const { wrong, ...radio } = form.field("role");
  const unchanged = form.form.watch("role") === choices.current;
  return (
    <ApiForm of={form}>
      <fieldset className="picks" aria-describedby={wrong && "role-wrong"}>
        <legend className="sr-only">Role</legend>
        {choices.choices.map(({ role, line, whyNot }) => (
          <Radio key={role} value={role} title={role} line={line} whyNot={whyNot} {...radio} />
        ))}
        {wrong && (
          <p id="role-wrong" className="text-red">
            {wrong}
          </p>
        )}
      </fieldset>
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} whyNot={unchanged ? "This is the role they have. Choose another one." : null}>
          Save
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
