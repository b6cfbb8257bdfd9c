import { freshAddress } from "@/tests/support/invitations";
import type { useCast } from "@/tests/support/people";

/** Inputs of the invitations' procedures, made anew for each call. */
export function invitationInputs(acme: ReturnType<typeof useCast>): Record<string, () => Promise<unknown>> {
  /** An open invitation of Acme that Olive sent. */
  async function some(): Promise<{ org: string; id: string }> {
    const { account, org } = await acme.ids("olive");
    const email = freshAddress("matrix");
    const [row] = await acme.owner<{ id: string }[]>`
      insert into invitation (org_id, email, email_norm, role, invited_by, invited_by_name, expires_at)
      values (${org}, ${email}, ${email}, 'member', ${account}, 'Olive Tan', now() + interval '7 days') returning id`;
    return { org, id: row?.id ?? "" };
  }
  const ofAcme = async () => ({ org: "acme", id: (await some()).id });
  const own = async () => {
    const { org, id } = await some();
    return { organization: org, id };
  };
  const token = "no-such-link";
  const random = "00000000-0000-4000-8000-000000000000";
  return {
    "invitations.list": async () => ({ org: "acme" }),
    "invitations.options": async () => ({ org: "acme" }),
    "invitations.preview": async () => ({ org: "acme", people: "ann@new.example" }),
    "invitations.send": async () => ({
      org: "acme",
      people: [{ email: freshAddress("matrix") }],
      role: "Member",
    }),
    "invitations.reinvite": ofAcme,
    "invitations.correct": async () => ({ ...(await ofAcme()), email: freshAddress("matrix") }),
    "invitations.revoke": ofAcme,
    "invitations.checkedFile": async () => ({ org: "acme", id: random }),
    "invitations.startFile": async () => ({ org: "acme", id: random }),
    "invitations.open": async () => ({ token }),
    "invitations.join": async () => ({ token, name: "Matrix Person", password: "quiet-harbour-29-violin" }),
    "invitations.mailLink": async () => ({ token }),
    "invitations.decline": async () => ({ token }),
    "invitations.mine": async () => undefined,
    "invitations.accept": own,
    "invitations.declineOwn": own,
  };
}

/** What each person gets of them; the columns are those of the matrix. */
export const invitationMatrix = `
invitations.list             ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
invitations.options          ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
invitations.preview          ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
invitations.send             ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
invitations.reinvite         ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
invitations.correct          ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
invitations.revoke           ok           ok           not_allowed  not_found    not_found    address_unconfirmed  signed_out
invitations.checkedFile      not_found    not_found    not_allowed  not_found    not_found    address_unconfirmed  signed_out
invitations.startFile        not_found    not_found    not_allowed  not_found    not_found    address_unconfirmed  signed_out
invitations.open             ok           ok           ok           ok           ok           ok                   ok
invitations.join             invitation_unknown invitation_unknown invitation_unknown invitation_unknown invitation_unknown invitation_unknown invitation_unknown
invitations.mailLink         invitation_unknown invitation_unknown invitation_unknown invitation_unknown invitation_unknown invitation_unknown invitation_unknown
invitations.decline          invitation_unknown invitation_unknown invitation_unknown invitation_unknown invitation_unknown invitation_unknown invitation_unknown
invitations.mine             ok           ok           ok           ok           ok           address_unconfirmed  signed_out
invitations.accept           invitation_unknown invitation_unknown invitation_unknown invitation_unknown invitation_unknown address_unconfirmed signed_out
invitations.declineOwn       invitation_unknown invitation_unknown invitation_unknown invitation_unknown invitation_unknown address_unconfirmed signed_out
`;
