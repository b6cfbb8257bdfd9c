import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NavLink } from "@/app/_ui/nav-link";
import { Notice } from "@/app/_ui/notice";
import { PageHeader } from "@/app/_ui/page-header";
import { piecesOf, readMail } from "@/server/mail/read-mailbox";
import { guardMailbox, MailboxFrame } from "../mailbox-frame";

export const metadata: Metadata = { title: "Mail" };

/** One email: its text with clickable links, and its HTML in a sandboxed frame without scripts. */
export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  await guardMailbox();
  const mail = await readMail((await params).id);
  if (!mail) notFound();
  return (
    <MailboxFrame>
      <PageHeader title={mail.subject ?? mail.template} about={`To ${mail.to}`}>
        <NavLink className="btn" href={`/dev/mail?to=${encodeURIComponent(mail.to)}`}>
          All emails to this address
        </NavLink>
      </PageHeader>
      {mail.text === null && (
        <Notice kind="note">This email has no text (yet). Its status is {mail.status}.</Notice>
      )}
      {mail.text !== null && (
        <pre className="sheet p-4 font-sans whitespace-pre-wrap wrap-anywhere">
          {piecesOf(mail.text).map((piece, i) =>
            piece.link ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a stored text never move.
              <a key={i} className="link" href={piece.text}>
                {piece.text}
              </a>
            ) : (
              piece.text
            ),
          )}
        </pre>
      )}
      {mail.html !== null && (
        <iframe
          title="HTML version"
          className="sheet mt-4 h-[560px] w-full"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={withoutStyleSheet(mail.html)}
        />
      )}
    </MailboxFrame>
  );
}

/** The style sheet has no nonce, so the frame's CSP would block it and log an error; all other styles are inline. */
const withoutStyleSheet = (html: string) => html.replaceAll(/<style>[\s\S]*?<\/style>/g, "");
