"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod/mini";
import { api } from "@/app/_api/browser";
import { ApiForm, SubmitButton } from "@/app/_ui/api-form";
import { Button } from "@/app/_ui/button";
import { called as namesIn } from "@/app/_ui/called";
import { TextField } from "@/app/_ui/field";
import { person as called, withNames } from "@/app/_ui/named";
import { refusalOf } from "@/app/_ui/refusal";
import { toast } from "@/app/_ui/toast";
import { useApiForm } from "@/app/_ui/use-api-form";
import { ConfirmPlace, type PlacePreview } from "./confirm-place";

type Props = { org: string; team: { id: string; name: string } };
type Found = { id: string; name: string; email: string };
type Asking = { person: Found; preview: PlacePreview };

const schema = z.object({
  search: z.string().check(z.minLength(1, "Enter part of a name or email.")),
});

/** Finds people of the organization and adds them, right away or after showing what they gain. */
export function AddPerson({ org, team }: Props) {
  const router = useRouter();
  const [found, setFound] = useState<Found[] | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const form = useApiForm({
    schema,
    defaults: { search: "" },
    submit: ({ search }) => api.teams.findPeople.query({ org, id: team.id, search }),
    done: setFound,
  });

  function added({ id }: Found) {
    setFound((before) => {
      const left = before?.filter((one) => one.id !== id) ?? [];
      return left.length > 0 ? left : null;
    });
  }

  async function add(person: Found) {
    const place = { org, id: team.id, member: person.id };
    try {
      const preview = await api.teams.previewPlace.query({ ...place, what: "add" });
      if (preview.affected > 0) return setAsking({ person, preview });
      await api.teams.add.mutate({ ...place, previewToken: preview.previewToken });
      toast.done(withNames`${called(person)} was added to ${team.name}.`);
      added(person);
    } catch (error) {
      toast.bad(refusalOf(error).message);
    }
    router.refresh();
  }

  const nameOf = namesIn(found ?? []);
  return (
    <>
      <ApiForm of={form} label={`Add to ${team.name}`}>
        <TextField
          label="Add people"
          hint="Part of a name or email."
          autoComplete="off"
          {...form.field("search")}
        />
        <div>
          <SubmitButton of={form} kind="plain">
            Find
          </SubmitButton>
        </div>
        <div aria-live="polite" className="empty:absolute">
          {found?.length === 0 && (
            <p className="text-ink-2">No one matches, or they’re already in the team.</p>
          )}
          {found && found.length > 0 && (
            <ul className="granted">
              {found.map((person) => (
                <li key={person.id}>
                  <span>
                    <b translate="no">{person.name}</b>
                    <small translate="no">{person.email}</small>
                  </span>
                  <Button size="small" onClick={() => add(person)}>
                    Add
                    <span className="sr-only" translate="no">
                      {" "}
                      {nameOf(person)}
                    </span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </ApiForm>
      {asking && (
        <ConfirmPlace
          {...{ org, team, ...asking, what: "add" }}
          done={() => added(asking.person)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
