import { NavLink } from "@/app/_ui/nav-link";
import { Ago } from "@/app/_ui/time";
import type { MailboxEntry } from "@/server/mail/read-mailbox";
import { MailStatus } from "./mail-status";

/** Mails as rows that lead to the mail. What the worker has not made yet stands under its template's name. */
export function MailList({ mails, now }: { mails: MailboxEntry[]; now: number }) {
  return (
    <ul className="sheet divide-y divide-line">
      {mails.map((mail) => (
        <li key={mail.id} className="flex items-baseline gap-3 px-3 py-2.5">
          <div className="min-w-0 flex-1">
            <NavLink href={`/dev/mail/${mail.id}`} className="link font-medium wrap-anywhere">
              {mail.subject ?? mail.template}
            </NavLink>{" "}
            <MailStatus status={mail.status} />
            <p className="text-ink-2 wrap-anywhere">{mail.to}</p>
          </div>
          <span className="whitespace-nowrap text-ink-2">
            <Ago at={mail.at} now={now} />
          </span>
        </li>
      ))}
    </ul>
  );
}
