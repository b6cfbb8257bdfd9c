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

/** The settings of the platform, each with its effect in words. */
export function PlatformSettingsForm({ settings }: { settings: Settings }) {
  const router = useRouter();
  const form = useApiForm({
    schema,
    defaults: shown(settings),
    submit: (values) => api.platform.changeSettings.mutate({ version: settings.version, ...values }),
    done: () => {
      toast.done("The settings are saved and in force.");
      refresh();
    },
    refused: ({ code }) => {
      // What the other one saved is shown at once; what was typed here stays.
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
          <legend>Who may create organizations</legend>
          <Radio
            value="platform_admins"
            title="Platform administrators"
            line="Everybody else asks one of them."
            {...founders}
          />
          <Radio
            value="anyone"
            title="Anybody who is signed in"
            line="Whoever creates one is its first Manager."
            {...founders}
          />
        </fieldset>
        <fieldset className="picks">
          <legend className="sr-only">Sign-up</legend>
          <CheckBox
            title="People may sign up by themselves"
            line="Off, only an invitation leads to an account. Who has one is not affected."
            {...form.field("signUpOpen")}
          />
        </fieldset>
        {days(
          "leastPasswordLength",
          "Shortest new password, in characters",
          "12 to 64. Passwords that people have already stay as they are.",
        )}
        <div className="grid items-start gap-5 wide:grid-cols-2">
          {days(
            "sessionIdleHours",
            "Sign out after hours without a click",
            "1 to 168. In force at once: longer pauses so far end sessions now.",
          )}
          {days("sessionDays", "Sign out after days in any case", "1 to 30, for Members.")}
          {days(
            "governingSessionHours",
            "The same for who governs, in hours",
            "1 to 168, for Managers and platform administrators.",
          )}
          {days(
            "auditRetentionDays",
            "Keep the audit for days",
            "90 to 3,650. Older entries go when the owner runs audit:prune, and only then.",
          )}
        </div>
        <TextField
          label="Sender of mails"
          optional
          hint="As Gatehouse <access@example.com>. Left empty, the configuration of the server says it (MAIL_FROM)."
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          {...form.field("mailFrom")}
        />
        <div>
          <SubmitButton of={of}>Save</SubmitButton>
        </div>
      </ApiForm>
    </section>
  );
}
