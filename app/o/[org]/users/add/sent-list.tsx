"use client";
import { useEffect, useRef } from "react";
import type { api } from "@/app/_api/browser";
import { AuditLink } from "@/app/_ui/audit-link";
import { Button } from "@/app/_ui/button";
import { NavLink } from "@/app/_ui/nav-link";
import { CopyLink } from "../../invitations/copy-link";

type Sent = Awaited<ReturnType<typeof api.invitations.send.mutate>>["sent"][number];
type Props = {
  org: { slug: string; name: string };
  sent: readonly Sent[];
  event: string | null;
  again: () => void;
};

/** What was sent, with each link for once. It takes the focus, because the form that had it is gone. */
export function SentList({ org, sent, event, again }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const mailed = sent.filter((one) => one.link);
  return (
    <section className="sheet grid gap-4 p-5" aria-labelledby="sent">
      <h2 id="sent" ref={heading} tabIndex={-1}>
        {mailed.length === 1
          ? "The invitation is on its way"
          : `${mailed.length} invitations are on their way`}
      </h2>
      <p className="text-ink-2">
        {mailed.length === 1 ? "The link below is" : "The links below are"} shown only once, in case an email
        doesn’t arrive. Anyone who opens one must prove that the address is theirs.{" "}
        <AuditLink event={event} />
      </p>
      {mailed.map(({ email, link }) => link && <CopyLink key={email} email={email} link={link} />)}
      <div className="flex flex-wrap gap-2">
        <Button onClick={again}>Add more</Button>
        <NavLink className="btn primary" href={`/o/${org.slug}/invitations`}>
          See invitations
        </NavLink>
      </div>
    </section>
  );
}
