"use client";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { called as namesIn } from "@/app/_ui/called";
import { person, withNames } from "@/app/_ui/named";
import { useAction } from "@/app/_ui/use-action";
import { AddPerson } from "./add-person";
import { ConfirmPlace } from "./confirm-place";

type Member = {
  id: string;
  name: string;
  email: string;
  lead: boolean;
  you: boolean;
  whyNotTake: string | null;
  whyNotLead: string | null;
};
type Props = { org: string; team: { id: string; name: string }; members: Member[]; whyNotAdd: string | null };

/** Who is in a team, leads first. */
export function People({ org, team, members, whyNotAdd }: Props) {
  const nameOf = namesIn(members);
  return (
    <section className="sheet p-5" aria-label={`People of ${team.name}`}>
      <h2 className="mb-3">People</h2>
      {members.length === 0 && <p className="mb-4 text-ink-2">No one yet.</p>}
      <ul className="granted">
        {members.map((member) => (
          <Person key={member.id} org={org} team={team} member={member} called={nameOf(member)} />
        ))}
      </ul>
      {whyNotAdd === null && <AddPerson org={org} team={team} />}
    </section>
  );
}

type PersonProps = Omit<Props, "members" | "whyNotAdd"> & { member: Member; called: string };

function Person({ org, team, member, called }: PersonProps) {
  const { id, name, email, lead, you } = member;
  const place = { org, id: team.id, member: id };
  const turn = useAction(
    () => api.teams.changeLead.mutate({ ...place, lead: !lead }),
    () =>
      lead
        ? withNames`${person(member)} no longer leads ${team.name}.`
        : withNames`${person(member)} now leads ${team.name}.`,
  );
  const [taking, setTaking] = useState(false);
  return (
    <li>
      <span>
        <b translate="no">{name}</b> {lead && <span className="tag you">Lead</span>}{" "}
        {you && <span className="tag you">You</span>}
        <small translate="no">{email}</small>
      </span>
      <span className="flex flex-wrap justify-end gap-1">
        <Button
          kind="quiet"
          size="small"
          onClick={turn.run}
          disabled={turn.disabled}
          busy={turn.busy}
          whyNot={member.whyNotLead}
        >
          <span>{lead ? "Remove as lead" : "Make lead"}</span>
          <span className="sr-only">: {called}</span>
        </Button>
        <Button
          kind="quiet"
          size="small"
          onClick={() => setTaking(true)}
          disabled={turn.disabled}
          busy={turn.busy}
          whyNot={member.whyNotTake}
        >
          Remove from team
          <span className="sr-only" translate="no">
            {" "}
            {called}
          </span>
        </Button>
      </span>
      {taking && (
        <ConfirmPlace {...{ org, team, person: member, what: "take" }} onClose={() => setTaking(false)} />
      )}
    </li>
  );
}
