import type { MailboxEntry } from "@/server/mail/read-mailbox";

const shown: Record<MailboxEntry["status"], { label: string; kind: string } | null> = {
  sent: null,
  waiting: { label: "Waiting", kind: "ends" },
  sending: { label: "On its way", kind: "ends" },
  failed: { label: "Refused", kind: "bad" },
  unknown: { label: "Unknown", kind: "bad" },
  dropped: { label: "Dropped", kind: "off" },
};

/** The status of an email, unless it was sent. */
export function MailStatus({ status }: { status: MailboxEntry["status"] }) {
  const tag = shown[status];
  return tag && <span className={`tag ${tag.kind}`}>{tag.label}</span>;
}
