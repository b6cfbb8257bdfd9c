"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { person as called, withNames } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { refusalOf } from "@/app/_ui/refusal";
import { type Choosable, SearchField } from "@/app/_ui/search-field";
import { toast } from "@/app/_ui/toast";
import type { PlacePreview } from "../../teams/[team]/confirm-place";

const ConfirmPlace = lazyDialog(() =>
  import("../../teams/[team]/confirm-place").then((module) => module.ConfirmPlace),
);

type Team = { id: string; name: string; active: boolean; lead: boolean; whyNotTake: string | null };
type Props = { org: string; person: { id: string; name: string; email: string }; teams: Team[] };
type Asked = { team: { id: string; name: string }; what: "add" | "take"; preview?: PlacePreview };

/**
 * The teams of one person, and a field to add them to others (NIR-5). Adding and removing works as on the team's own
 * page: the impact on the person is shown first.
 */
export function MemberTeams({ org, person, teams }: Props) {
  const router = useRouter();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [chosen, setChosen] = useState<Choosable | null>(null);
  const [busy, setBusy] = useState(false);

  async function add(team: Choosable) {
    setBusy(true);
    const place = { org, id: team.id, member: person.id };
    try {
      const preview = await api.teams.previewPlace.query({ ...place, what: "add" });
      if (preview.affected > 0) return setAsked({ team, what: "add", preview });
      await api.teams.add.mutate({ ...place, previewToken: preview.previewToken });
      toast.done(withNames`${called(person)} was added to ${team.name}.`);
      setChosen(null);
      router.refresh();
    } catch (error) {
      toast.bad(refusalOf(error).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {teams.length === 0 && <p className="mb-3 text-ink-2">Not in any team.</p>}
      <ul className="granted">
        {teams.map((team) => (
          <li key={team.id}>
            <span>
              <NavLink className="link" href={`/o/${org}/teams/${team.id}`} translate="no">
                {team.name}
              </NavLink>{" "}
              {team.lead && <span className="tag you">Lead</span>}{" "}
              {!team.active && <span className="tag off">Deactivated</span>}
            </span>
            <Button
              kind="quiet"
              size="small"
              whyNot={team.whyNotTake}
              onClick={() => setAsked({ team, what: "take" })}
            >
              Remove from team
              <span className="sr-only" translate="no">
                {" "}
                {team.name}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <div className="grid gap-2">
        <SearchField
          label="Add to a team"
          hint="Choose a team from the list, or type part of its name."
          noun="team"
          atOnce
          chosen={chosen}
          onChoose={setChosen}
          ask={async (search) => {
            const { teams, more } = await api.teams.findForMember.query({ org, member: person.id, search });
            return { items: teams, more };
          }}
        />
        <div>
          <Button
            size="small"
            disabled={busy}
            whyNot={chosen ? null : "Choose a team first."}
            onClick={() => chosen && add(chosen)}
          >
            Add to team
          </Button>
        </div>
      </div>
      {asked && (
        <ConfirmPlace
          {...{ org, person, ...asked }}
          done={() => setChosen(null)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
