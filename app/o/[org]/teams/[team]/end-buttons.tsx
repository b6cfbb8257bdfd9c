"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { ConfirmDifference } from "@/app/_ui/confirm-impact";
import { counted } from "@/app/_ui/counted";
import { Name } from "@/app/_ui/named";
import { toast } from "@/app/_ui/toast";

type What = "deactivate" | "activate" | "delete";
type Props = {
  org: string;
  team: { id: string; name: string; active: boolean };
  whyNot: { change: string | null; activate: string | null; delete: string | null };
};

const words = {
  deactivate: { verb: "Deactivate", past: "was deactivated" },
  activate: { verb: "Activate", past: "is active again" },
  delete: { verb: "Delete", past: "was deleted" },
};

const ends: Record<What, (people: number) => string> = {
  deactivate: (people) =>
    `${counted(people, "One person stays", "people stay")} in it. Its permissions have no effect until it’s activated again.`,
  activate: () => "Its permissions apply again to everyone in it.",
  delete: (people) =>
    `${counted(people, "One person leaves", "people leave")} it, and everything granted to it is removed.`,
};

/** Deactivates, activates or deletes a team; each shows first what it removes or restores. */
export function EndButtons({ org, team, whyNot }: Props) {
  const router = useRouter();
  const [asking, setAsking] = useState<What | null>(null);
  const turn = team.active ? "deactivate" : "activate";
  return (
    <>
      <Button onClick={() => setAsking(turn)} whyNot={team.active ? whyNot.change : whyNot.activate}>
        {words[turn].verb}…
      </Button>
      <Button onClick={() => setAsking("delete")} whyNot={whyNot.delete}>
        Delete…
      </Button>
      {asking && (
        <ConfirmDifference
          title={
            <>
              {words[asking].verb} <Name>{team.name}</Name>?
            </>
          }
          label={
            <>
              {words[asking].verb} <Name>{team.name}</Name>
            </>
          }
          destroys={asking !== "activate"}
          more={({ inIt }) => <p className="text-ink-2">{ends[asking](inIt)}</p>}
          ask={() => api.teams.previewEnd.query({ org, id: team.id, what: asking })}
          save={({ previewToken }) => api.teams.end.mutate({ org, id: team.id, what: asking, previewToken })}
          done={() => {
            toast.done(
              <>
                <Name>{team.name}</Name> {words[asking].past}.
              </>,
            );
            if (asking === "delete") router.push(`/o/${org}/teams`);
            else router.refresh();
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
