import type { Metadata } from "next";
import Form from "next/form";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { readMailbox } from "@/server/mail/read-mailbox";
import { MailList } from "./mail-list";
import { guardMailbox, MailboxFrame } from "./mailbox-frame";

export const metadata: Metadata = { title: "Local mailbox" };

/** Every mail of this installation, newest first: where mail goes while no mail service is set. */
export default async function MailboxPage({ searchParams }: { searchParams: SearchParams }) {
  await guardMailbox();
  const to = one((await searchParams).to).trim();
  const mails = await readMailbox(to === "" ? null : to);
  return (
    <MailboxFrame>
      <PageHeader
        title="Local mailbox"
        about="All mail of this installation. Only this machine can open it."
      />
      <div className="bar">
        <Form action="/dev/mail" prefetch={false} className="search" role="search" key={to}>
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
        </Form>
      </div>
      {mails.length > 0 ? (
        <MailList mails={mails} now={Date.now()} />
      ) : (
        <EmptyState title="No mail">
          {to === ""
            ? "Nothing was mailed yet. Sign up, and it appears here."
            : "Nothing was mailed to this address."}
        </EmptyState>
      )}
    </MailboxFrame>
  );
}
