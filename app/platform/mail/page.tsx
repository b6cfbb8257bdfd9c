import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { grouped } from "@/app/_ui/counted";
import { EmptyState } from "@/app/_ui/empty-state";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { Ago } from "@/app/_ui/time";
import { MailActions } from "./mail-actions";

export const metadata: Metadata = { title: "Email" };

/** The state of outgoing email, and the emails that need attention, each with Resend and Dismiss. */
export default async function PlatformMailPage({ searchParams }: { searchParams: SearchParams }) {
  const after = one((await searchParams).after) || undefined;
  const read = await orRefused(api.platform.mail({ after }));
  if (!read.ok)
    return <NoAccess refused={read} back={{ href: "/platform/users", label: "Go to All Users" }} />;
  const { counts, rows, next } = read.value;
  const now = Date.now();

  return (
    <>
      <PageHeader title="Email" about="Emails this installation sends, and those that need attention." />
      <div className="grid max-w-[860px] gap-4">
        <section className="sheet p-5" aria-label="Numbers">
          <dl className="facts">
            <dt>Waiting</dt>
            <dd>
              {counts.waiting}
              {counts.oldest && (
                <span className="text-ink-2">
                  , the oldest added <Ago at={counts.oldest} now={now} />
                </span>
              )}
            </dd>
            <dt>Sent in the last 24 hours</dt>
            <dd>{counts.sent}</dd>
            <dt>Refused</dt>
            <dd>{counts.failed}</dd>
            <dt>Unknown</dt>
            <dd>{counts.unknown}</dd>
          </dl>
        </section>
        {rows.length === 0 && !after ? (
          <EmptyState title="Nothing needs attention">
            Emails that were refused, or whose delivery is still unknown after 23 hours, are listed here.
          </EmptyState>
        ) : (
          <ul className="sheet" aria-label="Emails that need attention">
            {rows.map((row) => (
              <Troubled key={row.id} row={row} now={now} />
            ))}
          </ul>
        )}
        {(after || next) && (
          <Pagination
            base="/platform/mail"
            query={{ after }}
            total={`${grouped(counts.failed + counts.unknown)} in total`}
            next={next}
          />
        )}
      </div>
    </>
  );
}

type Row = Awaited<ReturnType<typeof api.platform.mail>>["rows"][number];

/** One email that needs attention: what it is, the recipient, why it failed, and what can be done. */
function Troubled({ row, now }: { row: Row; now: number }) {
  const title = row.subject ?? inWords(row.template);
  return (
    <li className="grid gap-2 border-b border-line p-4 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 text-sm wrap-anywhere">{title}</h2>
        <span className={`tag ${row.status === "unknown" ? "ends" : "bad"}`}>
          {row.status === "unknown" ? "Unknown" : "Refused"}
        </span>
      </div>
      <dl className="facts">
        <dt>To</dt>
        <dd translate="no">{row.toName ? `${row.toName}, ${row.to}` : row.to}</dd>
        <dt>About</dt>
        <dd>
          {inWords(row.template)}
          {row.organization && ` (${row.organization})`}
        </dd>
        <dt>Created</dt>
        <dd>
          <Ago at={row.createdAt} now={now} />
          <span className="text-ink-2">
            , tried {row.attempts === 1 ? "once" : `${row.attempts} times`}
            {row.attempts > 1 && row.firstAttemptAt && (
              <>
                , first <Ago at={row.firstAttemptAt} now={now} />
              </>
            )}
          </span>
        </dd>
        <dt>Why</dt>
        <dd>{row.error ?? "No reason recorded."}</dd>
      </dl>
      <p className="max-w-[62ch] text-ink-2">{whatToDo(row)}</p>
      <MailActions mail={{ ...row, title }} />
    </li>
  );
}

/** Turns a template's name into a title: "password-reset" becomes "Password reset". */
function inWords(template: string): string {
  const words = template.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function whatToDo({ status, maySendAgain }: Row): string {
  if (!maySendAgain) return "This email can’t be resent. Ask them to request a new one, then dismiss it.";
  return status === "unknown"
    ? "It may have been delivered. Check with the recipient or the mail service before you resend it."
    : "The mail service will refuse it again until the cause is fixed. Fix it and resend the email, or dismiss it.";
}
