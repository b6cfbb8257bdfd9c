import { inAccountTransaction } from "@/server/access/account";
import { newLink } from "@/server/accounts/link";
import { env } from "@/server/env";
import { replaceSetupLink, signUpState } from "./queries";

/**
 * The one-time setup link of a new installation. Each start creates a new one until one has been used: 256
 * bits, stored as a hash, valid for 24 hours. Null once the installation is set up.
 */
export async function printSetupLink(): Promise<string | null> {
  const { token, tokenHash, expiresAt } = newLink("setup");
  return inAccountTransaction(async (tx) => {
    if ((await signUpState(tx)).setUp) return null;
    await replaceSetupLink(tx, tokenHash, expiresAt);
    return `${env().url}/setup/${token}`;
  });
}
