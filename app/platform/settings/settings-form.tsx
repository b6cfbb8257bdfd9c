"use client";
import { useRouter } from "next/navigation";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { typedNumber } from "@/app/_ui/as-shown";
import { CheckBox, Radio } from "@/app/_ui/choice";
import { TextField } from "@/app/_ui/field";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useServerValues } from "@/app/_ui/use-server-values";
import { platformSettingsInput } from "@/server/settings/input";

const { whoMayCreateOrganizations, signUpOpen, mailFrom, ...rest } = platformSettingsInput.shape;
const schema = z.object({
  whoMayCreateOrganizations,
  signUpOpen,
  mailFrom,
  leastPasswordLength: z.pipe(typedNumber, rest.leastPasswordLength),
  sessionIdleHours: z.pipe(typedNumber, rest.sessionIdleHours),
  sessionDays: z.pipe(typedNumber, rest.sessionDays),
  governingSessionHours: z.pipe(typedNumber, rest.governingSessionHours),
  auditRetentionDays: z.pipe(typedNumber, rest.auditRetentionDays),
});

type Settings = Awaited<ReturnType<typeof api.platform.settings.query>>;

const shown = (settings: Settings) => ({
  whoMayCreateOrganizations: settings.whoMayCreateOrganizations,
  signUpOpen: settings.signUpOpen,
  mailFrom: settings.mailFrom,
  leastPasswordLength: String(settings.leastPasswordLength),
  sessionIdleHours: String(settings.sessionIdleHours),
  sessionDays: String(settings.sessionDays),
  governingSessionHours: String(settings.governingSessionHours),
  auditRetentionDays: String(settings.auditRetentionDays),
});

/** The platform's settings, each with a sentence on its effect. */
export function PlatformSettingsForm({ settings }: { settings: Settings }) {
  const router = useRouter();
  const form = useApiForm({
    schema,
    defaults: shown(settings),
    submit: (values) => api.platform.changeSettings.mutate({ version: settings.version, ...values }),
    done: () => {
      toast.done("The settings have been saved.");
      refresh();
    },
    refused: ({ code }) => {
      // Show what the other person saved, and keep what was typed here.
      if (code === "settings_changed") router.refresh();
      return false;
    },
  });
  const { of, refresh } = useServerValues(form, shown(settings));
  const { wrong: _, ...founders } = form.field("whoMayCreateOrganizations");
  const days = (name: Parameters<typeof form.field>[0], label: string, hint: string) => (
    <TextField label={label} inputMode="numeric" hint={hint} {...form.field(name)} />
  );

  return (
    <section className="sheet max-w-[720px] p-5" aria-label="Settings of the platform">
      <ApiForm of={of}>
        <fieldset className="picks">
          <legend>Who can create organizations</legend>
          <Radio
            value="platform_admins"
            title="Platform admins"
            line="Everyone else has to ask one of them."
            {...founders}
          />
          <Radio
            value="anyone"
            title="Anyone who is signed in"
            line="The person who creates an organization is its first Manager."
            {...founders}
          />
        </fieldset>
        <fieldset className="picks">
          <legend className="sr-only">Sign-up</legend>
          <CheckBox
            title="People can sign up by themselves"
            line="When off, new accounts need an invitation. Existing accounts aren’t affected."
            {...form.field("signUpOpen")}
          />
        </fieldset>
        {days(
          "leastPasswordLength",
          "Minimum password length",
          "12 to 64 characters. Existing passwords aren’t affected.",
        )}
        <div className="grid items-start gap-5 wide:grid-cols-2">
          {days(
            "sessionIdleHours",
            "Idle timeout (hours)",
            "1 to 168. Takes effect immediately: sessions already idle for longer end now.",
          )}
          {days("sessionDays", "Session length (days)", "1 to 30, for Members.")}
          {days(
            "governingSessionHours",
            "Session length for managers and admins (hours)",
            "1 to 168, for Managers and platform admins.",
          )}
          {days(
            "auditRetentionDays",
            "Audit retention (days)",
            "90 to 3,650. Older entries are only deleted when the owner runs audit:prune.",
          )}
        </div>
        <TextField
          label="Email sender"
          optional
          hint="For example, Gatehouse <access@example.com>. Leave blank to use MAIL_FROM from the server’s configuration."
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          {...form.field("mailFrom")}
        />
        <div>
          <SubmitButton of={of}>Save changes</SubmitButton>
        </div>
      </ApiForm>
    </section>
  );
}
