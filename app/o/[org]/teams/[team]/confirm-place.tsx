"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ConfirmDifference } from "@/app/_ui/confirm-impact";
import { person as called, Name } from "@/app/_ui/named";
import { toast } from "@/app/_ui/toast";

export type PlacePreview = Awaited<ReturnType<typeof api.teams.previewPlace.query>>;
type Props = {
  org: string;
  team: { id: string; name: string };
  person: { id: string; name: string; email: string };
  what: "add" | "take";
  /** What the server said of it, where it was asked already. */
  preview?: PlacePreview;
  done?: () => void;
  onClose: () => void;
};

const words = {
  add: { verb: "Add", way: "to", past: "was added to" },
  take: { verb: "Remove", way: "from", past: "was removed from" },
};

/** Shows what joining or leaving a team changes for a person before it is confirmed. */
export function ConfirmPlace({ org, team, person, what, preview, done, onClose }: Props) {
  const router = useRouter();
  const place = { org, id: team.id, member: person.id };
  const { verb, way, past } = words[what];
  const sentence = (end: string) => (
    <>
      {verb} <Name>{person.name}</Name> {way} <Name>{team.name}</Name>
      {end}
    </>
  );
  return (
    <ConfirmDifference
      title={sentence("?")}
      whose={person.email}
      label={sentence("")}
      destroys={what === "take"}
      ask={() => api.teams.previewPlace.query({ ...place, what })}
      first={preview}
      save={({ previewToken }) => api.teams[what].mutate({ ...place, previewToken })}
      done={() => {
        toast.done(
          <>
            <Name>{called(person)}</Name> {past} <Name>{team.name}</Name>.
          </>,
        );
        done?.();
        router.refresh();
      }}
      onClose={onClose}
    />
  );
}
