"use client";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Asking, WhyNotHere } from "@/app/_ui/dialog-parts";
import { TextArea } from "@/app/_ui/field";
import { Name, person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useQuery } from "@/app/_ui/use-query";
import { removeMemberInput } from "@/server/members/input";
import type { AboutMember } from "./change-role-dialog";
import { useDialogResult } from "./use-dialog-result";

/** Confirms the removal of a member and shows what they lose (KIO-23). */
export function RemoveDialog({ org, who, onClose, next }: AboutMember & { next?: string }) {
  const answer = useQuery(() => api.members.details.query({ org: org.slug, id: who.id }));
  return (
    <Dialog title={withNames`Remove ${who.name} from ${org.name}?`} whose={who.email} alert onClose={onClose}>
      {(close) => {
        if (answer.state === "asking") return <Asking close={close} />;
        if (answer.state === "refused") return <WhyNotHere why={answer.refused.message} close={close} />;
        const { whyNot, ends } = answer.value;
        if (whyNot.remove) return <WhyNotHere why={whyNot.remove} close={close} />;
        return <RemoveForm org={org} who={who} ends={ends} close={close} next={next} />;
      }}
    </Dialog>
  );
}

type Ends = Awaited<ReturnType<typeof api.members.details.query>>["ends"];
type FormProps = Omit<AboutMember, "onClose"> & { ends: Ends; close: () => void; next?: string };

/** Who takes over the teams they lead, and how (CASE-13). */
function Inherited({ ends: { heir, teams, leads } }: { ends: Ends }) {
  if (!heir) return null;
  const kept = teams.filter((team) => !leads.includes(team));
  return (
    <>
      {leads.length > 0 && (
        <p>
          <Name>{heir}</Name> will lead <Name>{leads.join(", ")}</Name>.
        </p>
      )}
      {kept.length > 0 && (
        <p>
          <Name>{heir}</Name> will look after <Name>{kept.join(", ")}</Name> until there’s a new lead, without
          getting the team’s permissions.
        </p>
      )}
    </>
  );
}

function RemoveForm({ org, who, ends, close, next }: FormProps) {
  const decided = useDialogResult(close, next);
  const form = useApiForm({
    schema: removeMemberInput,
    defaults: { org: org.slug, id: who.id, reason: "" },
    submit: (values) => api.members.remove.mutate(values),
    done: () => decided.done(withNames`${person(who)} was removed from ${org.name}.`),
    refused: decided.refused,
  });
  return (
    <ApiForm of={form}>
      <div className="grid gap-2 text-ink-2">
        <p>They lose immediately:</p>
        <ul className="list-disc pl-5">
          <li>
            access to <Name>{org.name}</Name>, on every device
          </li>
          {ends.permissions.length > 0 && <li>permissions: {ends.permissions.join(", ")}</li>}
        </ul>
        <Inherited ends={ends} />
        <p>Other organizations aren’t affected. If they come back, they start fresh.</p>
      </div>
      <TextArea
        label="Reason"
        optional
        hint={withNames`${who.name} sees it in the email.`}
        {...form.field("reason")}
      />
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
        <SubmitButton of={form} kind="destroy">
          Remove <Name>{who.name}</Name>
        </SubmitButton>
      </div>
    </ApiForm>
  );
}
