import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/empty-state";
import { GetForm } from "@/app/_ui/get-form";
import { PageHeader } from "@/app/_ui/page-header";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { readMailbox } from "@/server/mail/read-mailbox";
import { MailList } from "./mail-list";
import { guardMailbox, MailboxFrame } from "./mailbox-frame";

export const metadata: Metadata = { title: "Local mailbox" };

/** The local mailbox: every email of this installation, newest first, while no mail service is configured. */
export default async function MailboxPage({ searchParams }: { searchParams: SearchParams }) {
  await guardMailbox();
  const to = one((await searchParams).to).trim();
  const mails = await readMailbox(to === "" ? null : to);
  return (
    <MailboxFrame>
      <PageHeader
        title="Local mailbox"
        about="All email from this installation. You can only open it on this machine."
      />
      <div className="bar">
        <GetForm action="/dev/mail" className="search" role="search" key={to}>
          <input
            className="control"
            type="search"
            name="to"
            aria-label="Address"
            placeholder="Address"
            defaultValue={to}
            maxLength={254}
            autoComplete="off"
            spellCheck={false}
          />
          <button type="submit" className="btn">
            Show
          </button>
        </GetForm>
      </div>
      {mails.length > 0 ? (
        <MailList mails={mails} now={Date.now()} />
      ) : (
        <EmptyState title="No emails">
          {to === ""
            ? "Nothing has been sent yet. Sign up to see the first email here."
            : "Nothing has been sent to this address."}
        </EmptyState>
      )}
    </MailboxFrame>
  );
}
