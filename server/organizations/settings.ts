import type { Done } from "@/server/access/change";
import type { OrgContext } from "@/server/access/read";
import { spendHere } from "@/server/access/share";
import type { Json } from "@/server/audit-log/event";
import { refuse } from "@/server/errors";
import { countWaiting } from "@/server/requests/count/queries";
import type { Tx } from "@/server/transaction/transaction";
import { addressesOf, claimAddress, findSettings, isAddressTaken, updateSettings } from "./queries";

interface Settings {
  name: string;
  slug: string;
  joinPolicy: "approval" | "open" | "invite_only";
  listed: boolean;
  askAgainAfterDays: number;
  requestExpiryDays: number;
}

/** The settings, with the number of open requests and the former addresses that still redirect here. */
export async function readSettings(tx: Tx, { org }: OrgContext) {
  const settings = await findSettings(tx, org.id);
  return {
    ...settings,
    pending: (await countWaiting(tx, org.id)).requests,
    formerAddresses: await addressesOf(tx, org.id),
  };
}

/**
 * "Olive changed the settings of Acme" (KIO-13, GGW-4, GGW-15, X-6). Former addresses keep redirecting here, and no
 * other organization can take them. Switching to open joining doesn't approve open requests: it returns their number,
 * so that the page can offer to approve them all (CASE-8).
 * @param version the version of the settings shown in the form
 * Refuses settings_changed when another person has saved in the meantime, slug_taken, nothing_changed.
 */
export async function changeSettings(
  tx: Tx,
  { org }: OrgContext,
  { version, ...wanted }: Settings & { version: number },
): Promise<Done<{ slug: string; waiting: number }>> {
  const current = await findSettings(tx, org.id);
  if (current.version !== version) refuse("settings_changed");

  const changed = (Object.keys(wanted) as (keyof Settings)[]).filter((key) => wanted[key] !== current[key]);
  if (changed.length === 0) refuse("nothing_changed");
  if (changed.includes("slug")) {
    if (await isAddressTaken(tx, wanted.slug)) refuse("slug_taken");
    // Former addresses stay reserved for it, so new ones are rate-limited. Going back to a former one isn't.
    const had = await addressesOf(tx, org.id);
    if (!had.includes(wanted.slug)) await spendHere(tx, "address.organization", "");
    await claimAddress(tx, org.id, { from: current.slug, to: wanted.slug });
  }
  await updateSettings(tx, org.id, wanted);

  const part = (from: Settings): Record<string, Json> =>
    Object.fromEntries(changed.map((key) => [key, from[key]]));
  const opened = changed.includes("joinPolicy") && wanted.joinPolicy === "open";
  return {
    events: [
      {
        action: "settings.changed",
        target: { kind: "organization", id: org.id, label: wanted.name },
        before: part(current),
        after: part(wanted),
      },
    ],
    result: { slug: wanted.slug, waiting: opened ? (await countWaiting(tx, org.id)).requests : 0 },
  };
}
