"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { day } from "@/app/_ui/dates";
import { lazyDialog } from "@/app/_ui/lazy-dialog";
import { Name, person, withNames } from "@/app/_ui/named";
import { ConfirmGrants } from "./confirm-grants";
import { GrantForm } from "./grant-form";
import { grantNameOf } from "./grant-name";

const DatesDialog = lazyDialog(() => import("./dates-dialog").then((module) => module.DatesDialog));

export type Grant = {
  id: string;
  set: string | null;
  permission: string | null;
  /** What it is, as it can be given again. */
  gives: { set: string } | { permission: string };
  state: "later" | "over" | "now";
  startsAt: string;
  expiresAt: string | null;
  reason: string | null;
  /** Why it, or part of it, gives nothing whatever its time. */
  whyNothing: string | null;
};
export type GrantTo = { member: string } | { team: string };
type Props = {
  org: string;
  name: string;
  /** The address of a person. */
  email?: string;
  to: GrantTo;
  grants: Grant[];
  whyNot: string | null;
  /** Classes of the section; by default it is a sheet of its own. */
  className?: string;
};

/** What was given to a person or a team, each with its time, and the way to give and take more. */
export function GrantList({ org, name, email, to, grants, whyNot, className = "sheet p-5" }: Props) {
  const [asking, setAsking] = useState<{ what: "take" | "dates"; grant: Grant } | null>(null);
  return (
    <section id="granted" className={className} aria-label={`Granted to ${name}`}>
      <h2 className="mb-3">
        Granted to <Name>{name}</Name>
      </h2>
      {grants.length === 0 ? (
        <p className="mb-4 text-ink-2">Nothing yet.</p>
      ) : (
        <ul className="granted">
          {grants.map((grant) => (
            <li key={grant.id}>
              <span>
                <b translate="no">{grantNameOf(grant)}</b>{" "}
                {grant.state !== "now" ? (
                  <span className="tag off">{grant.state === "later" ? "Not started" : "Ended"}</span>
                ) : (
                  grant.whyNothing && <span className="tag off">Off</span>
                )}
                <small>
                  {grant.set ? "Permission set" : "Permission"}
                  {timeOf(grant)}
                  {grant.reason && ` · ${grant.reason}`}
                  {grant.whyNothing && ` · ${grant.whyNothing}`}
                </small>
              </span>
              {whyNot === null && (
                <span className="flex flex-wrap justify-end gap-1">
                  <Button kind="quiet" size="small" onClick={() => setAsking({ what: "dates", grant })}>
                    Edit dates<span className="sr-only">{withNames` of ${grantNameOf(grant)}`}</span>
                  </Button>
                  <Button kind="quiet" size="small" onClick={() => setAsking({ what: "take", grant })}>
                    Remove
                    <span className="sr-only" translate="no">
                      {" "}
                      {grantNameOf(grant)}
                    </span>
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {whyNot === null && <GrantForm {...{ org, name, email, to }} />}
      {asking?.what === "dates" && (
        <DatesDialog {...{ org, name, email, to }} grant={asking.grant} onClose={() => setAsking(null)} />
      )}
      {asking?.what === "take" && (
        <ConfirmGrants
          asked={{
            change: { org, to, give: [], take: [asking.grant.id] },
            title: withNames`Remove ${grantNameOf(asking.grant)} from ${name}?`,
            whose: email,
            label: asking.grant.set ? "Remove permission set" : "Remove permission",
            done: withNames`The grant of ${grantNameOf(asking.grant)} to ${email ? person({ name, email }) : name} was removed.`,
          }}
          destroys
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

/** When a grant is in effect, in words; days are in UTC. */
function timeOf({ state, startsAt, expiresAt }: Grant): string {
  const until = expiresAt ? ` through ${day(expiresAt)} (UTC)` : "";
  if (state === "later") return ` · from ${day(startsAt)}${until || " (UTC)"}`;
  if (state === "over") return ` · ended on ${day(expiresAt ?? startsAt)} (UTC)`;
  return until && ` ·${until}`;
}
