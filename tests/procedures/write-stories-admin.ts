import { freshAddress } from "@/tests/support/invitations";
import { newMember } from "@/tests/support/members";
import type { useCast } from "@/tests/support/people";
import type { Stories, Story } from "./write-stories-people";

/** The ways to success of writes about promotions, and of a PlatformAdmin's about accounts and mail. */
export function adminStories(acme: ReturnType<typeof useCast>): Stories {
  const asWho = async (email: string, input: unknown): Promise<Story> => ({
    session: await acme.sessionOf(email),
    input,
  });
  const asPia = (input: unknown) => asWho("pia@platform.example", input);
  const asOlive = (input: unknown) => asWho("olive@acme.example", input);
  const anAccount = async () => ({ id: (await newMember(acme, "Addy Account")).accountId });

  /** A Member of Acme whom Olive proposed. */
  async function proposal() {
    const { id, orgId } = await newMember(acme, "Cat Candidate");
    await (await acme.as("olive")).promotions.propose({ org: "acme", id, reason: "She is ready." });
    const [row] = await acme.owner<{ id: string }[]>`select id from promotion where membership_id = ${id}`;
    return { id: row?.id, orgId };
  }

  /** A mail that the worker could not deliver, and keeps. */
  async function failedMail() {
    const { org } = await acme.ids("olive");
    const [row] = await acme.owner<{ id: string }[]>`
      insert into outbox (org_id, template, to_email, props, status, subject, html, body_text, sender, last_error)
      values (${org}, 'removed', ${freshAddress("failed")}, '{}', 'failed', 'A subject', 'text', 'text',
              'old@house.example', 'The service said no.') returning id`;
    return { id: row?.id };
  }

  return {
    "promotions.propose": async () => {
      const { id } = await newMember(acme, "Pat Proposed");
      return asOlive({ org: "acme", id, reason: "She is ready." });
    },
    "promotions.withdraw": async () => asOlive({ org: "acme", id: (await proposal()).id }),
    "promotions.decide": async () => {
      const { id, orgId } = await proposal();
      return asPia({ org: orgId, id, approves: true });
    },
    "platform.sendMailAgain": async () => asPia(await failedMail()),
    "platform.giveUpMail": async () => asPia(await failedMail()),
    "platform.disableAccount": async () => asPia(await anAccount()),
    "platform.deleteAccount": async () => asPia(await anAccount()),
    "platform.changeAccountEmail": async () =>
      asPia({ ...(await anAccount()), email: freshAddress("moved") }),
  };
}
