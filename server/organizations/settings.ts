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

/** The settings with what surrounds them: who waits, and the addresses that still lead here. */
export async function readSettings(tx: Tx, { org }: OrgContext) {
  const settings = await findSettings(tx, org.id);
  return {
    ...settings,
    pending: (await countWaiting(tx, org.id)).requests,
    formerAddresses: await addressesOf(tx, org.id),
  };
}

/**
 * "Olive changed the settings of Acme" (KIO-13, GGW-4, GGW-15, X-6). Old addresses keep leading here, and nobody else
 * can take them. Opening the door while people wait approves nobody silently: how many wait comes back, so that the
 * page can offer to approve them all (CASE-8).
 * @param version of the settings that the form showed
 * Refuses settings_changed when somebody saved meanwhile, slug_taken, nothing_changed.
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
    // Nobody else can take an address it had, so it does not collect them. Going back to one of its own takes none.
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
