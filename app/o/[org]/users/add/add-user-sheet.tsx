"use client";
import { useState } from "react";
import { takeEvent } from "@/app/_api/last-event";
import { AddUserForm, type Answer, type Options } from "./add-user-form";
import { SentList } from "./sent-list";

type Props = { org: { slug: string; name: string }; options: Options };

/** The page of Add User: the form, then what was sent, with each link for once. */
export function AddUserSheet({ org, options }: Props) {
  const [sent, setSent] = useState<(Answer & { event: string | null }) | null>(null);
  return sent ? (
    <SentList org={org} sent={sent.sent} event={sent.event} again={() => setSent(null)} />
  ) : (
    <section className="sheet p-5" aria-label="Add User">
      <AddUserForm
        org={org}
        options={options}
        done={(answer) => setSent({ ...answer, event: takeEvent() })}
      />
    </section>
  );
}
