import type { useCast } from "./people";

/** What tests of platform administration begin with. */
export function platformAdmin(acme: ReturnType<typeof useCast>) {
  /** The procedures of platform administration, called as Pia. */
  const asPia = async () => (await acme.as("pia")).platform;

  /** A new organization of Nora's, made by Pia. */
  async function initech(name = "Initech") {
    const { email } = await acme.newcomer("Nora Newby");
    const [nora] = await acme.owner`select id from account where email = ${email}`;
    const { slug } = await (await asPia()).createOrganization({ name, account: nora?.id });
    const [org] = await acme.owner`select id from organization where slug = ${slug}`;
    return { slug, id: org?.id as string, manager: { email, account: nora?.id as string } };
  }
  return { asPia, initech };
}
