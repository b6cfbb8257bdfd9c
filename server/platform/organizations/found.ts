import { PLATFORM_ORG_ID } from "@/server/audit/record";
import type { Caller } from "@/server/context";
import { changeAsFounder } from "@/server/doors/founder";
import { spendHere } from "@/server/doors/share";
import { refuse } from "@/server/errors";
import { insertOrganization } from "@/server/platform/queries";
import { slugFrom } from "@/server/policy/slug";
import { isSlugTaken } from "./queries";
import { asTarget } from "./told";

/**
 * "Mia founded Initech": where the platform lets anybody create organizations, whoever does is the first Manager
 * . Refuses signed_out, address_unconfirmed, founding_closed, only_looking, slug_needed, slug_taken.
 */
export function createOwnOrganization(
  caller: Caller,
  input: { name: string; slug?: string },
): Promise<{ slug: string }> {
  const slug = input.slug || slugFrom(input.name);
  return changeAsFounder(caller, async (tx, founder) => {
    if (!slug) refuse("slug_needed");
    if (await isSlugTaken(tx, slug)) refuse("slug_taken");

    await spendHere(tx, "found.account", founder.id);

    const org = await insertOrganization(tx, { name: input.name, slug, managerAccountId: founder.id });
    if (!org) refuse("slug_taken");

    const event = {
      action: "organization.founded" as const,
      target: asTarget({ id: org.id, name: input.name }),
      after: { slug, manager: founder.name },
    };
    return {
      events: [
        { orgId: PLATFORM_ORG_ID, events: [event] },
        { orgId: org.id, events: [event] },
      ],
      result: { slug },
    };
  });
}
