"use client";
import { useRouter } from "next/navigation";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { CheckBox, Radio } from "@/app/_ui/choice";
import { TextField } from "@/app/_ui/field";
import { withNames } from "@/app/_ui/named";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { AccountSearchField } from "@/app/platform/account-field";
import { createOrganizationInput } from "@/server/organizations/admin/input";
import { isEmail } from "@/server/policy/email";

const { name, slug, listed, preset } = createOrganizationInput.shape;
const schema = z
  .object({
    name,
    slug,
    listed,
    preset,
    manager: z.enum(["me", "other", "invited"]),
    account: z.string(),
    email: z.string(),
  })
  .check(
    z.refine(({ manager, account }) => manager !== "other" || account !== "", {
      path: ["account"],
      message: "Choose the first manager from the list.",
    }),
    z.refine(({ manager, email: typed }) => manager !== "invited" || isEmail(typed.trim()), {
      path: ["email"],
      message: "Enter the first manager’s email address.",
    }),
  );

type Preset = Awaited<ReturnType<typeof api.catalogs.presets.query>>[number];

/** Asks for name, address and first Manager. The rest is set later in the organization's settings. */
export function CreateForm({ presets }: { presets: Preset[] }) {
  const router = useRouter();
  const form = useApiForm({
    schema,
    defaults: {
      name: "",
      slug: "",
      listed: true,
      preset: presets[0]?.key,
      manager: "me" as const,
      account: "",
      email: "",
    },
    submit: ({ manager, account, email, ...values }) =>
      api.platform.createOrganization.mutate({
        ...values,
        account: manager === "other" ? account : undefined,
        email: manager === "invited" ? email : undefined,
      }),
    done: ({ slug }, { name }) => {
      toast.done(withNames`${name} has been created.`);
      router.push(`/platform/organizations/${slug}`);
    },
  });
  const manager = form.field("manager");
  const { wrong: _, ...radio } = manager;
  const { wrong: __, ...presetRadio } = form.field("preset");
  const chosen = form.form.watch("manager");

  return (
    <section className="sheet max-w-[720px] p-5" aria-label="New organization">
      <ApiForm of={form}>
        <TextField label="Name" autoComplete="off" maxLength={200} {...form.field("name")} />
        <TextField
          label="Address"
          optional
          hint="The part after /o/. Leave blank to create it from the name."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={48}
          {...form.field("slug")}
        />
        <fieldset className="picks">
          <legend>Permission catalog</legend>
          {presets.map(({ key, name, about, sets }) => (
            <Radio
              key={key}
              value={key}
              title={name}
              line={sets.length > 0 ? `${about} Permission sets: ${sets.join(", ")}.` : about}
              {...presetRadio}
            />
          ))}
        </fieldset>
        <fieldset className="picks">
          <legend>First manager</legend>
          <Radio value="me" title="Me" line="You’ll be its Manager as well as a platform admin." {...radio} />
          <Radio
            value="other"
            title="Someone on this platform"
            line="They’re notified by email and can start right away."
            {...radio}
          />
          <Radio
            value="invited"
            title="Invite by email"
            line="The organization has no manager until they accept."
            {...radio}
          />
        </fieldset>
        {chosen === "invited" && (
          <TextField
            label="Email of the first manager"
            type="email"
            inputMode="email"
            autoComplete="off"
            maxLength={254}
            {...form.field("email")}
          />
        )}
        {chosen === "other" && (
          <AccountSearchField label="First manager" control={form.form.control} name="account" />
        )}
        <fieldset className="picks">
          <legend className="sr-only">At sign-up</legend>
          <CheckBox
            title="Listed at sign-up"
            line="People who sign up see it in the list and can ask to join."
            {...form.field("listed")}
          />
        </fieldset>
        <div>
          <SubmitButton of={form}>Create organization</SubmitButton>
        </div>
      </ApiForm>
    </section>
  );
}
