"use client";
import { Fragment, useState } from "react";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Radio } from "@/app/_ui/choice";
import { Dialog } from "@/app/_ui/dialog";
import { Asking, WhyNotHere } from "@/app/_ui/dialog-parts";
import { Name, person, withNames } from "@/app/_ui/named";
import { Ago } from "@/app/_ui/time";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useQuery } from "@/app/_ui/use-query";
import { changeRoleInput } from "@/server/members/input";
import { ProposeForm, proposing } from "./propose-form";
import { useDialogResult } from "./use-dialog-result";

export type AboutMember = {
  org: { slug: string; name: string };
  who: { id: string; name: string; email: string };
  onClose: () => void;
};
type Choices = Awaited<ReturnType<typeof api.members.roleChoices.query>>;

/**
 * Three roles with what each allows; what cannot be chosen says why, and a Manager finds *Propose as Manager* there
 * (KIO-16, X-2).
 */
export function ChangeRoleDialog({ org, who, onClose }: AboutMember) {
  const answer = useQuery(() => api.members.roleChoices.query({ org: org.slug, id: who.id }));
  const [proposes, setProposes] = useState(false);
  return (
    <Dialog
      title={proposes ? proposing.title(who.name) : withNames`Change the role of ${who.name}`}
      whose={who.email}
      about={proposes ? proposing.about(org.name) : `In ${org.name}. Takes effect immediately.`}
      onClose={onClose}
    >
      {(close) => {
        if (answer.state === "asking") return <Asking close={close} />;
        if (answer.state === "refused") return <WhyNotHere why={answer.refused.message} close={close} />;
        if (answer.value.whyNot) return <WhyNotHere why={answer.value.whyNot} close={close} />;
        if (proposes) return <ProposeForm org={org} who={who} close={close} />;
        const propose = () => setProposes(true);
        return <ChangeRoleForm org={org} who={who} choices={answer.value} close={close} propose={propose} />;
      }}
    </Dialog>
  );
}

type FormProps = Omit<AboutMember, "onClose"> & { choices: Choices; close: () => void; propose: () => void };

function ChangeRoleForm({ org, who, choices, close, propose }: FormProps) {
  const decided = useDialogResult(close);
  const form = useApiForm({
    schema: changeRoleInput,
    defaults: { org: org.slug, id: who.id, role: choices.current },
    submit: (values) => api.members.changeRole.mutate(values),
    done: (_, { role }) =>
      decided.done(
        role === "PlatformAdmin"
          ? withNames`${person(who)} is now a PlatformAdmin.`
          : withNames`${person(who)} is now a ${role} of ${org.name}.`,
      ),
    refused: decided.refused,
  });
  const { wrong, ...radio } = form.field("role");
  const unchanged = form.form.watch("role") === choices.current;
  return (
    <ApiForm of={form}>
      <fieldset className="picks" aria-describedby={wrong && "role-wrong"}>
        <legend className="sr-only">Role</legend>
        {choices.choices.map(({ role, line, whyNot }) => (
          <Fragment key={role}>
            <Radio value={role} title={role} line={line} whyNot={whyNot} {...radio} />
            {role === "Manager" && choices.proposal && (
              <Instead proposal={choices.proposal} propose={propose} />
            )}
          </Fragment>
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
        <SubmitButton of={form} whyNot={unchanged ? "This is already their role. Choose another one." : null}>
          Save
        </SubmitButton>
      </div>
    </ApiForm>
  );
}

type Proposal = NonNullable<Choices["proposal"]>;

/** What a Manager can do instead: propose the person, or see who proposed them. */
function Instead({ proposal: { open, whyNot }, propose }: { proposal: Proposal; propose: () => void }) {
  return (
    <p className="-mt-1.5 pr-2.5 pb-2 pl-[38px] text-ink-2 wrap-anywhere">
      {open ? (
        <>
          <Name>{open.by}</Name> proposed them <Ago at={open.at} now={Date.now()} />. A platform admin will
          decide.
        </>
      ) : whyNot ? (
        whyNot
      ) : (
        <button type="button" className="link" onClick={propose}>
          Propose as Manager
        </button>
      )}
    </p>
  );
}
