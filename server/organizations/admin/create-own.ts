import { change } from "@/server/access/change";
import { organizationCreation } from "@/server/access/organization-creation";
import { spendHere } from "@/server/access/share";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { slugFrom } from "@/server/policy/slug";
import { insertOrganization } from "@/server/setup/queries";
import { asTarget } from "./notices";
import { isSlugTaken } from "./queries";

/**
 * "Mia created Initech": if the platform lets anyone create organizations, the creator is the first Manager.
 * Refuses signed_out, address_unconfirmed, founding_closed, view_only, slug_needed, slug_taken.
 */
export function createOwnOrganization(
  caller: Caller,
  input: { name: string; slug?: string },
): Promise<{ slug: string }> {
  const slug = input.slug || slugFrom(input.name);
  return change(caller, organizationCreation, async (tx, founder) => {
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
