import { noOrganization } from "@/server/audit/record";
import { applyPreset } from "@/server/catalogs/preset";
import type { Caller } from "@/server/context";
import { changeOversight } from "@/server/doors/oversight";
import { refuse } from "@/server/errors";
import { insertOrganization } from "@/server/platform/queries";
import { slugFrom } from "@/server/policy/slug";
import { findUsableAccount, isSlugTaken, setDoor } from "./queries";
import { asTarget } from "./told";

interface NewOrganization {
  name: string;
  slug?: string;
  joinPolicy: "approval" | "open" | "invite_only";
  listed: boolean;
  account?: string;
  preset?: string;
}

/**
 * "Pia founded Initech", with its first Manager: oneself, or any account of the platform (DST-2, X-13). The Manager
 * is told.
 * @param input.slug its address; made from the name where it is empty
 * Refuses signed_out, not_found, only_looking, slug_needed, slug_taken, account_gone, preset_unknown.
 */
export function createOrganization(caller: Caller, input: NewOrganization): Promise<{ slug: string }> {
  const slug = input.slug || slugFrom(input.name);
  if (!slug) refuse("slug_needed");
  const accounts = input.account ? [input.account] : [];
  return changeOversight(caller, { accounts }, async (tx, { actor }) => {
    const manager = await findUsableAccount(tx, input.account ?? actor.id);

    if (!manager) refuse("account_gone");
    if (await isSlugTaken(tx, slug)) refuse("slug_taken");

    const org = await insertOrganization(tx, { name: input.name, slug, managerAccountId: manager.id });
    if (!org) refuse("slug_taken");
    await setDoor(tx, org.id, { joinPolicy: input.joinPolicy, listed: input.listed });
    const preset = input.preset === undefined ? undefined : await applyPreset(tx, org.id, input.preset);

    const event = {
      action: "organization.founded" as const,
      target: asTarget({ id: org.id, name: input.name }),
      after: { slug, manager: manager.name, joinPolicy: input.joinPolicy, listed: input.listed, preset },
    };
    const letter = {
      template: "role-changed" as const,
      props: { organization: input.name, slug, role: "Manager" as const, by: actor.name },
      to: manager,
    };
    return {
      events: [
        { orgId: noOrganization, events: [event] },
        { orgId: org.id, events: [event] },
      ],
      mail: manager.id === actor.id ? [] : [{ orgId: org.id, letters: [letter] }],
      result: { slug },
    };
  });
}
