"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { typedNumber } from "@/app/_ui/as-shown";
import { CheckBox } from "@/app/_ui/choice";
import { TextField } from "@/app/_ui/field";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useServerValues } from "@/app/_ui/use-server-values";
import { settingsInput } from "@/server/organizations/input";
import { AddressField } from "./address-field";
import { ApproveWaitingDialog } from "./approve-waiting-dialog";
import { JoinPolicyField } from "./join-policy-field";

const { name, slug, joinPolicy, listed, askAgainAfterDays, requestExpiryDays } = settingsInput.shape;
const schema = z.object({
  name,
  slug,
  joinPolicy,
  listed,
  askAgainAfterDays: z.pipe(typedNumber, askAgainAfterDays),
  requestExpiryDays: z.pipe(typedNumber, requestExpiryDays),
});

export type Settings = Awaited<ReturnType<typeof api.organizations.settings.query>>;

const shown = (settings: Settings) => ({
  name: settings.name,
  slug: settings.slug,
  joinPolicy: settings.joinPolicy,
  listed: settings.listed,
  askAgainAfterDays: String(settings.askAgainAfterDays),
  requestExpiryDays: String(settings.requestExpiryDays),
});

/** Changes the settings, and offers to approve waiting requests when the join policy becomes "Open" (CASE-8). */
export function SettingsForm({ org, settings }: { org: string; settings: Settings }) {
  const router = useRouter();
  const [waiting, setWaiting] = useState(0);
  const form = useApiForm({
    schema,
    defaults: shown(settings),
    submit: (values) =>
      api.organizations.changeSettings.mutate({ org, version: settings.version, ...values }),
    done: ({ slug, waiting }) => {
      toast.done("The settings are saved.");
      setWaiting(waiting);
      if (slug === org) refresh();
      else router.replace(`/o/${slug}/settings`);
    },
    refused: ({ code }) => {
      // What the other one saved is shown at once; what was typed here stays.
      if (code === "settings_changed") router.refresh();
      return false;
    },
  });
  const { of, refresh } = useServerValues(form, shown(settings));

  return (
    <section className="sheet p-5" aria-label="Settings">
      <ApiForm of={of}>
        <fieldset disabled={settings.whyNot !== null} className="grid gap-5">
          <TextField label="Name" autoComplete="off" maxLength={200} {...form.field("name")} />
          <AddressField former={settings.formerAddresses} {...form.field("slug")} />
          <JoinPolicyField {...form.field("joinPolicy")} />
          <fieldset className="picks">
            <legend className="sr-only">At sign-up</legend>
            <CheckBox
              title="Listed at sign-up"
              line="People signing up see it in the list. When off, people can only join by invitation."
              {...form.field("listed")}
            />
          </fieldset>
          <div className="grid gap-5 wide:grid-cols-2">
            <TextField
              label="Wait before asking again (days)"
              inputMode="numeric"
              hint="After a rejection. Enter 0 to let people ask again right away."
              {...form.field("askAgainAfterDays")}
            />
            <TextField
              label="Requests expire after (days)"
              inputMode="numeric"
              hint="Managers are reminded after 2 and 7 days."
              {...form.field("requestExpiryDays")}
            />
          </div>
          <div>
            <SubmitButton of={of}>Save changes</SubmitButton>
          </div>
        </fieldset>
      </ApiForm>
      {waiting > 0 && <ApproveWaitingDialog org={settings} waiting={waiting} onClose={() => setWaiting(0)} />}
    </section>
  );
}
