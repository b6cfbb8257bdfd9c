"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { CheckBox } from "@/app/_ui/choice";
import { ConfirmDifference } from "@/app/_ui/confirm-impact";
import { SelectField } from "@/app/_ui/select-field";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";

type Switches = Awaited<ReturnType<typeof api.catalogs.switches.query>>;
type Props = { org: string; switches: Switches; whyNot: string | null };
type Wanted = Parameters<typeof api.catalogs.preview.query>[0];
type Preview = Awaited<ReturnType<typeof api.catalogs.preview.query>>;

const shape = z.object({
  catalogs: z.record(z.string(), z.boolean()),
  first: z.string(),
  teamsOn: z.boolean(),
});

/** The present first one may be switched off, and the next one follows; another one is put first only while on. */
const schemaOf = (present: string) =>
  shape.check(
    z.refine(({ catalogs, first }) => first === present || catalogs[first] === true, {
      path: ["first"],
      error: "Turn this catalog on to put it first.",
    }),
  );

/** Which catalogs can be granted from, and whether there are teams (DST-12). */
export function SwitchesForm({ org, switches, whyNot }: Props) {
  const router = useRouter();
  const [asking, setAsking] = useState<{ wanted: Wanted; preview: Preview } | null>(null);
  const present = switches.catalogs.find(({ on }) => on)?.key ?? "";
  const form = useApiForm({
    schema: schemaOf(present),
    defaults: {
      catalogs: Object.fromEntries(switches.catalogs.map(({ key, on }) => [key, on])),
      first: present,
      teamsOn: switches.teamsOn,
    },
    submit: async ({ catalogs, first, teamsOn }) => {
      const chosen = Object.keys(catalogs).filter((key) => catalogs[key]);
      const on = chosen.includes(first) ? [first, ...chosen.filter((key) => key !== first)] : chosen;
      const wanted = { org, version: switches.version, teamsOn, catalogs: on };
      // Asked once before the dialog opens: what is wrong is said above the form.
      setAsking({ wanted, preview: await api.catalogs.preview.query(wanted) });
    },
    done: () => undefined,
    refused: ({ code }) => {
      if (code === "settings_changed") router.refresh();
      return false;
    },
  });
  return (
    <section className="sheet p-5" aria-label="What can be granted">
      <h2 className="mb-3">What can be granted</h2>
      <ApiForm of={form}>
        <fieldset disabled={whyNot !== null} className="grid gap-4">
          <fieldset className="picks">
            <legend>Catalogs</legend>
            {switches.catalogs.map(({ key, name, about, permissions }) => (
              <CheckBox
                key={key}
                title={name}
                line={`${about} ${permissions} permissions.`}
                {...form.field(`catalogs.${key}`)}
              />
            ))}
          </fieldset>
          <SelectField
            label="First catalog"
            hint="Its categories are the columns of Permissions and come first everywhere. It has to be on."
            {...form.field("first")}
          >
            {switches.catalogs.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </SelectField>
          <fieldset className="picks">
            <legend>Teams</legend>
            <CheckBox
              title="This organization has teams"
              line="When off, permissions granted to teams have no effect until teams are turned on again."
              {...form.field("teamsOn")}
            />
          </fieldset>
          {whyNot === null && (
            <div>
              <SubmitButton of={form}>Apply…</SubmitButton>
            </div>
          )}
        </fieldset>
      </ApiForm>
      {asking && (
        <ConfirmDifference
          title="Apply these settings?"
          label="Apply"
          ask={() => api.catalogs.preview.query(asking.wanted)}
          first={asking.preview}
          save={({ previewToken }) => api.catalogs.change.mutate({ ...asking.wanted, previewToken })}
          done={() => {
            toast.done("The settings are saved.");
            router.refresh();
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
