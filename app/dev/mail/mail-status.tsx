import type { MailboxEntry } from "@/server/mail/read-mailbox";

const shown: Record<MailboxEntry["status"], { label: string; kind: string } | null> = {
  sent: null,
  waiting: { label: "Waiting", kind: "ends" },
  sending: { label: "On its way", kind: "ends" },
  failed: { label: "Refused", kind: "bad" },
  unknown: { label: "Unknown", kind: "bad" },
  dropped: { label: "Dropped", kind: "off" },
};

/** What became of a mail, where it is anything but sent. */
export function MailStatus({ status }: { status: MailboxEntry["status"] }) {
  const tag = shown[status];
  return tag && <span className={`tag ${tag.kind}`}>{tag.label}</span>;
}
