"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/app/_api/browser";
import { Button } from "@/app/_ui/button";
import { ConfirmDifference } from "@/app/_ui/confirm-difference";
import { day } from "@/app/_ui/dates";
import { toast } from "@/app/_ui/toast";
import { GrantForm } from "./grant-form";
import { InertAfter } from "./inert-after";

export type Grant = {
  id: string;
  set: string | null;
  permission: string | null;
  state: "later" | "over" | "now";
  startsAt: string;
  expiresAt: string | null;
  reason: string | null;
};
export type GrantTo = { member: string } | { team: string };
type Props = { org: string; name: string; to: GrantTo; grants: Grant[]; whyNot: string | null };

/** What was given to a person or a team, each with its time, and the way to give and take more. */
export function GrantList({ org, name, to, grants, whyNot }: Props) {
  const router = useRouter();
  const [taking, setTaking] = useState<Grant | null>(null);
  return (
    <section className="sheet p-5" aria-label={`Granted to ${name}`}>
      <h2 className="mb-3">Granted to {name}</h2>
      {grants.length === 0 ? (
        <p className="mb-4 text-ink-2">Nothing yet.</p>
      ) : (
        <ul className="granted">
          {grants.map((grant) => (
            <li key={grant.id}>
              <span>
                <b>{grant.set ?? grant.permission}</b>
                <small>
                  {grant.set ? "Permission set" : "Permission"}
                  {timeOf(grant)}
                  {grant.reason && ` · ${grant.reason}`}
                </small>
              </span>
              {whyNot === null && (
                <Button kind="quiet" size="small" onClick={() => setTaking(grant)}>
                  Take away<span className="sr-only"> {grant.set ?? grant.permission}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {whyNot === null && <GrantForm org={org} name={name} to={to} />}
      {taking && (
        <ConfirmDifference
          title={`Take ${taking.set ?? taking.permission} from ${name}?`}
          label="Take it away"
          destroys
          ask={() => api.grants.preview.query({ org, to, give: [], take: [taking.id] })}
          save={(mark) => api.grants.change.mutate({ org, to, give: [], take: [taking.id], mark })}
          more={({ inert }) => <InertAfter inert={inert} />}
          done={() => {
            toast.done(`${name} no longer has ${taking.set ?? taking.permission}.`);
            router.refresh();
          }}
          onClose={() => setTaking(null)}
        />
      )}
    </section>
  );
}

function timeOf({ state, startsAt, expiresAt }: Grant): string {
  const until = expiresAt ? ` through ${day(expiresAt)}` : "";
  if (state === "later") return ` · from ${day(startsAt)}${until}`;
  if (state === "over") return ` · ended with ${day(expiresAt ?? startsAt)}`;
  return until && ` ·${until}`;
}
