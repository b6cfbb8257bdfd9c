import type { Sql } from "postgres";
import { mailTo } from "./mail";

/** The token in the newest mail of one kind to an address. */
export async function tokenTo(owner: Sql, email: string, template: string): Promise<string> {
  const mail = (await mailTo(owner, email)).find((m) => m.template === template);
  if (!mail?.props.token) throw new Error(`No ${template} with a link was mailed to ${email}.`);
  return mail.props.token;
}
