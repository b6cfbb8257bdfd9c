"use client";
import { useWatch } from "react-hook-form";
import { z } from "zod/mini";
import type { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { CategoryList } from "@/app/_ui/category-list";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useStored } from "@/app/_ui/use-stored";
import { ConfirmGrants } from "../confirm-grants";
import { useGrantsAsked } from "../use-grants-asked";

type Grants = Awaited<ReturnType<typeof api.grants.of.query>>;
type Marks = Awaited<ReturnType<typeof api.permissions.access.query>>["marks"];
type Props = { org: string; person: Grants; marks: Marks };

/** Where a permission comes from when it is not a grant of the person’s own, as the box says it. */
const ways = { manager: "as Manager", set: "from a set", team: "from a team" };

/** The keys that are ticked. */
const schema = z.object({ held: z.array(z.string()) });

/** Gives and takes single actions, all that was changed at once, after showing what it means. */
export function GrantsForm({ org, person, marks }: Props) {
  const besides = new Map(marks.flatMap(({ key, by }) => (by ? [[key, ways[by]]] : [])));
  const inert = new Set(marks.flatMap(({ key, inert }) => (inert ? [key] : [])));
  const actions = person.categories.flatMap((category) => category.actions);
  const stored = actions.flatMap(({ key, grants }) => (grants.length > 0 ? [key] : []));
  const grants = useGrantsAsked();
  const form = useApiForm({
    schema,
    defaults: { held: stored },
    submit: async ({ held }) => {
      const give = held.filter((key) => !stored.includes(key)).map((permission) => ({ permission }));
      const take = actions.filter(({ key }) => stored.includes(key) && !held.includes(key));
      if (give.length + take.length === 0) return toast.done("Nothing is different from before.");
      await grants.ask({
        change: {
          ...{ org, to: { member: person.id }, give },
          take: take.flatMap((action) => action.grants),
        },
        title: `Save the permissions of ${person.name}?`,
        label: "Save them",
        done: `The permissions of ${person.name} are saved. In force at the next click.`,
      });
    },
    done: () => undefined,
    refused: grants.refused,
  });
  const { of, refresh } = useStored(form, { held: stored });
  // A field of its own, though no element holds it: a list is kept or replaced as a whole.
  form.form.register("held");
  const held = useWatch({ control: form.form.control, name: "held" });

  function saved() {
    form.form.reset({ held });
    refresh();
  }

  return (
    <section className="p-5" aria-label={`Permissions of ${person.name}`}>
      <ApiForm of={of}>
        {grants.missing}
        <fieldset disabled={person.whyNot !== null} className="grid">
          <CategoryList
            categories={person.categories}
            held={held}
            besides={besides}
            inert={inert}
            set={(next) => form.form.setValue("held", next, { shouldDirty: true })}
          />
          {person.whyNot === null && (
            <div className="pt-4">
              <SubmitButton of={of}>Save…</SubmitButton>
            </div>
          )}
        </fieldset>
      </ApiForm>
      {grants.asked && <ConfirmGrants asked={grants.asked} done={saved} onClose={grants.closed} />}
    </section>
  );
}
