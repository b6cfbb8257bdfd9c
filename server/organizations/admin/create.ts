import { change } from "@/server/access/change";
import { inOrganization } from "@/server/access/organization";
import { platformChange } from "@/server/access/platform";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { applyPreset } from "@/server/catalogs/preset";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { plainTerms, sendInvitations } from "@/server/invitations/send";
import { slugFrom } from "@/server/policy/slug";
import { insertOrganization } from "@/server/setup/queries";
import { asTarget } from "./notices";
import { findUsableAccount, insertAwaiting, isSlugTaken, setDoor } from "./queries";

interface NewOrganization {
  name: string;
  slug?: string;
  joinPolicy: "approval" | "open" | "invite_only";
  listed: boolean;
  account?: string;
  email?: string;
  preset?: string;
}

/**
 * "Pia created Initech" and invited its first Manager by email: until they accept, it has none (INV-1). The invitation
 * belongs to the organization, so it can be resent or corrected there.
 * Refuses the same as `createOrganization`, and everything that inviting refuses.
 */
export async function createForInvited(
  caller: Caller,
  input: NewOrganization & { email: string },
): Promise<{ slug: string }> {
  const made = await createOrganization(caller, input);
  await change(caller, inOrganization(made.slug, "invitations.send"), (tx, context) =>
    sendInvitations(tx, context, [{ email: input.email }], { ...plainTerms, role: "manager" }),
  );
  return made;
}

/**
 * "Pia created Initech" with its first Manager: the caller, or any account of the platform (DST-2, X-13). The Manager
 * is notified.
 * @param input.slug its address; if empty, it is created from the name
 * Refuses signed_out, not_found, view_only, slug_needed, slug_taken, account_gone, preset_unknown.
 */
export function createOrganization(caller: Caller, input: NewOrganization): Promise<{ slug: string }> {
  const slug = input.slug || slugFrom(input.name);
  if (!slug) refuse("slug_needed");
  const accounts = input.account ? [input.account] : [];
  return change(caller, platformChange({ accounts }), async (tx, { actor }) => {
    const manager = input.email ? null : await findUsableAccount(tx, input.account ?? actor.id);

    if (!manager && !input.email) refuse("account_gone");
    if (await isSlugTaken(tx, slug)) refuse("slug_taken");

    const names = { name: input.name, slug };
    const org = manager
      ? await insertOrganization(tx, { ...names, managerAccountId: manager.id })
      : await insertAwaiting(tx, names);
    if (!org) refuse("slug_taken");
    await setDoor(tx, org.id, { joinPolicy: input.joinPolicy, listed: input.listed });
    const preset = input.preset === undefined ? undefined : await applyPreset(tx, org.id, input.preset);

    const event = {
      action: "organization.founded" as const,
      target: asTarget({ id: org.id, name: input.name }),
      after: {
        slug,
        manager: manager?.name ?? input.email ?? null,
        joinPolicy: input.joinPolicy,
        listed: input.listed,
        preset,
      },
    };
    const notified = manager && manager.id !== actor.id ? [manager] : [];
    const props = { organization: input.name, slug, role: "Manager" as const, by: actor.name };
    const messages = notified.map((to) => ({ template: "role-changed" as const, props, to }));
    return {
      events: [
        { orgId: PLATFORM_ORG_ID, events: [event] },
        { orgId: org.id, events: [event] },
      ],
      mail: [{ orgId: org.id, messages }],
      result: { slug },
    };
  });
}
