import { z } from "zod";
import { inWorkerTransaction } from "@/server/access/worker";
import { env } from "@/server/env";
import { findMail, listMails, type OutboxRow } from "./queries";

/** An email in the local mailbox. Subject and texts are null until the worker has rendered them. */
export interface MailboxEntry {
  id: string;
  template: string;
  to: string;
  status: OutboxRow["status"];
  at: string;
  subject: string | null;
  text: string | null;
  html: string | null;
  /** The URLs of this installation in the text, in order, without duplicates. */
  links: string[];
}

/** The newest emails in the outbox, optionally to one address only. Guarded by `mayReadMailbox`. */
export async function readMailbox(to: string | null, limit = 100): Promise<MailboxEntry[]> {
  const rows = await inWorkerTransaction((tx) => listMails(tx, { to, limit }));
  return rows.map(entryOf);
}

/** One email; null when the id doesn't exist. Guarded by `mayReadMailbox`. */
export async function readMail(id: string): Promise<MailboxEntry | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await inWorkerTransaction((tx) => findMail(tx, id));
  return row && entryOf(row);
}

/** The text split into plain pieces and our own links. Nothing else becomes a link. */
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
