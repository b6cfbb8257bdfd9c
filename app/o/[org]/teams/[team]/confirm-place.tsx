"use client";
import { useRouter } from "next/navigation";
import { api } from "@/app/_api/browser";
import { ConfirmDifference } from "@/app/_ui/confirm-impact";
import { toast } from "@/app/_ui/toast";

type Props = {
  org: string;
  team: { id: string; name: string };
  person: { id: string; name: string; email: string };
  what: "add" | "take";
  done?: () => void;
  onClose: () => void;
};

const words = {
  add: { verb: "Add", way: "to", past: "is in" },
  take: { verb: "Take", way: "out of", past: "is no longer in" },
};

/** Says what a place in a team means for somebody before it is given or taken. */
export function ConfirmPlace({ org, team, person, what, done, onClose }: Props) {
  const router = useRouter();
  const place = { org, id: team.id, member: person.id };
  const { verb, way, past } = words[what];
  return (
    <ConfirmDifference
      title={`${verb} ${person.name} ${way} ${team.name}?`}
      whose={person.email}
      label={`${verb} ${person.name} ${way} ${team.name}`}
      destroys={what === "take"}
      ask={() => api.teams.previewPlace.query({ ...place, what })}
      save={({ previewToken }) => api.teams[what].mutate({ ...place, previewToken })}
      done={() => {
        toast.done(`${person.name} ${past} ${team.name}.`);
        done?.();
        router.refresh();
      }}
      onClose={onClose}
    />
  );
}
