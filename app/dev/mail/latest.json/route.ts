import { notFound } from "next/navigation";
import { one } from "@/app/_ui/search-params";
import { askedBy, mayReadMailbox } from "@/server/mail/may-read-mailbox";
import { readMailbox } from "@/server/mail/read-mailbox";

/** The newest mails to `?to=`, for programs: `{ mails: MailboxEntry[] }`, newest first, at most 20. */
export async function GET(request: Request): Promise<Response> {
  if (!mayReadMailbox(askedBy(request.headers))) notFound();
  const to = one(new URL(request.url).searchParams.get("to") ?? "").trim() || null;
  return Response.json({ mails: await readMailbox(to, 20) }, { headers: { "Cache-Control": "no-store" } });
}
