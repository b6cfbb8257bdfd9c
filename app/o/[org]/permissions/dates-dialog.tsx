"use client";
import { z } from "zod/mini";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { person, withNames } from "@/app/_ui/named";
import { useApiForm } from "@/app/_ui/use-api-form";
import { ConfirmGrants } from "./confirm-grants";
import { DateFields, dates } from "./date-fields";
import type { Grant, GrantTo } from "./grant-list";
import { grantNameOf } from "./grant-name";
import { useGrantsAsked } from "./use-grants-asked";

type Props = { org: string; name: string; email?: string; to: GrantTo; grant: Grant; onClose: () => void };

const schema = z.object(dates);
const dayOf = (at: string | null) => at?.slice(0, 10) ?? "";

/** Another time for what was granted: a new grant takes the place of the old one, in one change. */
export function DatesDialog({ org, name, email, to, grant, onClose }: Props) {
  const what = grantNameOf(grant);
  const grants = useGrantsAsked();
  const form = useApiForm({
    schema,
    defaults: {
      startsOn: grant.state === "later" ? dayOf(grant.startsAt) : "",
      endsOn: dayOf(grant.expiresAt),
    },
    submit: ({ startsOn, endsOn }) =>
      grants.ask({
        change: {
          ...{ org, to, give: [grant.gives], take: [grant.id] },
          ...{ startsOn, endsOn },
        },
        reason: grant.reason ?? undefined,
        title: withNames`Change the dates of ${what} for ${name}?`,
        whose: email,
        label: "Change dates",
        done: withNames`The dates of ${what} for ${email ? person({ name, email }) : name} are saved.`,
      }),
    done: () => undefined,
    refused: grants.refused,
  });
  if (grants.asked) return <ConfirmGrants asked={grants.asked} onClose={onClose} />;
  return (
    <Dialog title={withNames`Dates of ${what} for ${name}`} whose={email} onClose={onClose}>
      {(close) => (
        <ApiForm of={form}>
          {grants.missing}
          <DateFields startsOn={{ ...form.field("startsOn") }} endsOn={{ ...form.field("endsOn") }} />
          <div className="row">
            <Button onClick={close}>Cancel</Button>
            <SubmitButton of={form}>Change…</SubmitButton>
          </div>
        </ApiForm>
      )}
    </Dialog>
  );
}
