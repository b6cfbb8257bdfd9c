import { z } from "zod";
import { inWorkerTransaction } from "@/server/access/worker";
import { env } from "@/server/env";
import { findMail, listMails, type OutboxRow } from "./queries";

/** A mail as the local mailbox shows it. Subject and texts are null until the worker has made them. */
export interface MailboxEntry {
  id: string;
  template: string;
  to: string;
  status: OutboxRow["status"];
  at: string;
  subject: string | null;
  text: string | null;
  html: string | null;
  /** The addresses of this installation in the text, in order, each once. */
  links: string[];
}

/** The newest mails of the outbox, to one address if given. Guarded by `mayReadMailbox`. */
export async function readMailbox(to: string | null, limit = 100): Promise<MailboxEntry[]> {
  const rows = await inWorkerTransaction((tx) => listMails(tx, { to, limit }));
  return rows.map(entryOf);
}

/** One mail; null when there is none of this id. Guarded by `mayReadMailbox`. */
export async function readMail(id: string): Promise<MailboxEntry | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await inWorkerTransaction((tx) => findMail(tx, id));
  return row && entryOf(row);
}

/** The text in pieces, those that are links of ours marked. Other text is never a link. */
export function piecesOf(text: string, url = env().url): { text: string; link: boolean }[] {
  const own = new RegExp(`(${url.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}[A-Za-z0-9/_-]*)`);
  return text.split(own).map((piece, i) => ({ text: piece, link: i % 2 === 1 }));
}

function entryOf(row: OutboxRow): MailboxEntry {
  const links = piecesOf(row.bodyText ?? "").flatMap((piece) => (piece.link ? [piece.text] : []));
  return {
    id: row.id,
    template: row.template,
    to: row.toEmail,
    status: row.status,
    at: row.createdAt.toISOString(),
    subject: row.subject,
    text: row.bodyText,
    html: row.html,
    links: [...new Set(links)],
  };
}
