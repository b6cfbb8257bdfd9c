import type { useCast } from "./people";

type Cast = ReturnType<typeof useCast>;

/** A password that nobody's rules refuse. */
export const goodPassword = "copper-lighthouse-52-meadow";

let count = 0;
/** An address that no other test knows. */
export const freshAddress = (name = "ann"): `${string}@${string}` =>
  `${name}.${++count}.${Math.random().toString(36).slice(2, 8)}@new.example`;

/** Sends an invitation as somebody and gives its id, the mailed token and the token of the link to copy. */
export async function invite(
  acme: Cast,
  email: string,
  more: { as?: "olive" | "marco" | "pia" | "xena"; org?: string; role?: "Member" | "Manager" } & Record<
    string,
    unknown
  > = {},
) {
  const { as = "olive", org = "acme", role = "Member", ...terms } = more;
  const { sent } = await (await acme.as(as)).invitations.send({
    org,
    people: [{ email }],
    role,
    ...terms,
  });
  const row = await invitationTo(acme, email, org);
  const copied = sent[0]?.link?.split("/").at(-1) ?? "";
  return {
    id: row?.id as string,
    orgId: row?.org_id as string,
    token: await mailedToken(acme, email),
    copied,
  };
}

/** The newest invitation to an address, as the database has it. */
export async function invitationTo(acme: Cast, email: string, org = "acme") {
  const [row] = await acme.owner`
    select i.* from invitation i join organization o on o.id = i.org_id
     where i.email_norm = ${email.toLowerCase()} and o.slug = ${org} order by i.invited_at desc limit 1`;
  return row;
}

/** The token in the newest invitation mail to an address. */
export async function mailedToken(acme: Cast, email: string): Promise<string> {
  const [row] = await acme.owner<{ props: { token: string } }[]>`
    select props from outbox where to_email = ${email} and template like 'invitation%'
     order by created_at desc, id limit 1`;
  if (!row) throw new Error(`No invitation was mailed to ${email}.`);
  return row.props.token;
}

/** What is said in the audit about an invitation, oldest first. */
export async function eventsOf(acme: Cast, id: string): Promise<string[]> {
  const rows = await acme.owner<{ action: string }[]>`
    select action from audit_event where target_id = ${id} order by at, seq`;
  return rows.map((row) => row.action);
}

/** How many live memberships an address has in an organization. */
export async function membershipsOf(acme: Cast, email: string, org = "acme") {
  return [
    ...(await acme.owner`
      select m.* from membership m join account a on a.id = m.account_id join organization o on o.id = m.org_id
       where a.email_norm = ${email.toLowerCase()} and o.slug = ${org} and m.ended_at is null`),
  ];
}
