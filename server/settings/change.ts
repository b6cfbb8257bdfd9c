import { change } from "@/server/access/change";
import { platformChange } from "@/server/access/platform";
import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import type { Json } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import type { Tx } from "@/server/transaction/transaction";
import type { PlatformSettings } from "./input";
import { findPlatformSettings, updatePlatformSettings } from "./queries";

/** The settings as the form shows them: without a sender, the field is empty. */
export async function readPlatformSettings(tx: Tx): Promise<PlatformSettings & { version: number }> {
  const { whoMayCreateOrganizations, mailFrom, ...rest } = await findPlatformSettings(tx);
  return {
    ...rest,
    whoMayCreateOrganizations: whoMayCreateOrganizations === "anyone" ? "anyone" : "platform_admins",
    mailFrom: mailFrom ?? "",
  };
}

/**
 * "Pia changed the settings of the platform": recorded with the values before and after. They take effect with
 * the next request, the sender with the next email.
 * @param version the version of the settings shown in the form
 * Refuses signed_out, not_found, view_only, settings_changed, nothing_changed, step_up.
 */
export function changePlatformSettings(
  caller: Caller,
  { version, ...asked }: PlatformSettings & { version: number },
): Promise<null> {
  const wanted = { ...asked, mailFrom: asked.mailFrom.trim() };
  return change(caller, platformChange({ platform: true }), async (tx, { actor }) => {
    const current = await readPlatformSettings(tx);

    if (current.version !== version) refuse("settings_changed");
    const changed = (Object.keys(wanted) as (keyof PlatformSettings)[]).filter(
      (key) => wanted[key] !== current[key],
    );
    if (changed.length === 0) refuse("nothing_changed");
    if (!actor.recentlyAuthenticated) refuse("step_up");

    await updatePlatformSettings(tx, { ...wanted, mailFrom: wanted.mailFrom || null });

    const part = (from: PlatformSettings): Record<string, Json> =>
      Object.fromEntries(changed.map((key) => [key, from[key]]));
    return {
      events: [
        {
          orgId: PLATFORM_ORG_ID,
          events: [
            {
              action: "platform.settings_changed",
              target: { kind: "platform", id: PLATFORM_ORG_ID, label: "the platform" },
              before: part(current),
              after: part(wanted),
            },
          ],
        },
      ],
      result: null,
    };
  });
}
