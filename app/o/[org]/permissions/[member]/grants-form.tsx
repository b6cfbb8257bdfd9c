"use client";
import { useWatch } from "react-hook-form";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { CategoryBoxes } from "@/app/_ui/category-boxes";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { useStored } from "@/app/_ui/use-stored";

type Grants = Awaited<ReturnType<typeof api.grants.of.query>>;
type Props = { org: { slug: string; name: string }; person: Grants };

/** What is ticked, category by category. */
const schema = z.record(z.string(), z.array(z.string()));

const shown = (person: Grants) =>
  Object.fromEntries(
    person.categories.map(({ key, actions }) => [
      key,
      actions.filter(({ held }) => held).map((action) => action.key),
    ]),
  );

/** Gives and takes single actions. Only the categories that were changed are sent, one after the other. */
export function GrantsForm({ org, person }: Props) {
  const stored = shown(person);
  const form = useApiForm({
    schema,
    defaults: stored,
    submit: async (values) => {
      const changed = person.categories.filter(({ key }) => String(values[key]) !== String(stored[key]));
      try {
        for (const { key } of changed) {
          const permissions = values[key] ?? [];
          await api.grants.set.mutate({ org: org.slug, id: person.id, category: key, permissions });
        }
      } finally {
        // Also after a refusal in the middle: the boxes then show what is so.
        refresh();
      }
      return changed.map(({ category }) => category);
    },
    done: (changed) =>
      toast.done(
        changed.length > 0
          ? `${person.name}: ${changed.join(", ")} saved. In force at the next click.`
          : "Nothing is different from before.",
      ),
  });
  const { of, refresh } = useStored(form, stored);
  const ticked = useWatch({ control: form.form.control });

  return (
    <section className="sheet p-5" aria-label={`Permissions of ${person.name}`}>
      <ApiForm of={of}>
        <fieldset disabled={person.whyNot !== null} className="grid">
          {person.categories.map(({ key, category, actions }) => (
            <CategoryBoxes
              key={key}
              category={category}
              actions={actions}
              held={ticked[key] ?? []}
              set={(wanted) => form.form.setValue(key, wanted, { shouldDirty: true })}
            />
          ))}
          {person.whyNot === null && (
            <div className="pt-4">
              <SubmitButton of={of}>Save</SubmitButton>
            </div>
          )}
        </fieldset>
      </ApiForm>
    </section>
  );
}
