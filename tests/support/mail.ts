import type { Sql } from "postgres";

export interface StoredMail {
  template: string;
  to_email: string;
  props: Record<string, string | null>;
}

/** What waits in the outbox for one address, newest first. */
export async function mailTo(owner: Sql, email: string): Promise<StoredMail[]> {
  return [
    ...(await owner<StoredMail[]>`
      select template, to_email, props from outbox where to_email = ${email} order by created_at desc, id`),
  ];
}

/** The token of the newest confirmation link mailed to an address. */
export async function confirmationToken(owner: Sql, email: string): Promise<string> {
  const mail = (await mailTo(owner, email)).find((m) => m.template === "confirm-address");
  if (!mail?.props.token) throw new Error(`No link was mailed to ${email}.`);
  return mail.props.token;
}
