import { inAccountTransaction } from "@/server/access/account";
import { change } from "@/server/access/change";
import { setup } from "@/server/access/organization-creation";
import { refuseWeakPassword } from "@/server/accounts/password/rule";
import { hashPassword } from "@/server/accounts/password-hash";
import { insertAccount } from "@/server/accounts/queries";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { type Caller, hashOf } from "@/server/context";
import { env } from "@/server/env";
import { refuse } from "@/server/errors";
import { normalizeEmail } from "@/server/policy/email";
import { personalWords } from "@/server/policy/password";
import { slugFrom } from "@/server/policy/slug";
import { insertOrganization, isSetupLinkOpen, markSetUp, takeSetupLink } from "./queries";

export interface SetupInput {
  token: string;
  email: string;
  name: string;
  password: string;
  organization: string;
  slug?: string;
}

/**
 * "Pia set up this installation": the person with the printed link becomes PlatformAdmin and Manager of the first
 * organization (NIR-1, X-13). After that, the page no longer exists.
 * Refuses already_set_up, password_…, slug_taken.
 */
export async function setUp(caller: Caller, input: SetupInput): Promise<{ email: string }> {
  const tokenHash = hashOf(input.token);
  if (!(await inAccountTransaction((tx) => isSetupLinkOpen(tx, tokenHash)))) refuse("already_set_up");
  const words = personalWords({ ...input, product: env().PRODUCT_NAME });
  await refuseWeakPassword(input.password, words);
  const slug = input.slug || slugFrom(input.organization);
  if (!slug) refuse("slug_needed");

  const passwordHash = await hashPassword(input.password);
  return change(caller, setup, async (tx) => {
    if (!(await takeSetupLink(tx, tokenHash)) || !(await markSetUp(tx))) refuse("already_set_up");
    const { email, name } = input;
    const emailNorm = normalizeEmail(email);
    const account = await insertAccount(tx, { email, emailNorm, name, passwordHash, platformAdmin: true });
    if (!account) refuse("address_has_account");
    const org = await insertOrganization(tx, {
      name: input.organization,
      slug,
      managerAccountId: account.id,
    });
    if (!org) refuse("slug_taken");

    const target = { kind: "organization", id: org.id, label: input.organization } as const;
    return {
      by: { id: account.id, name, email, role: "PlatformAdmin" },
      events: [
        {
          orgId: PLATFORM_ORG_ID,
          events: [
            { action: "platform.set_up", target: { kind: "account", id: account.id, label: name, email } },
            { action: "organization.founded", target },
          ],
        },
        { orgId: org.id, events: [{ action: "organization.founded", target }] },
      ],
      result: { email },
    };
  });
}
