import { refuse } from "@/server/errors";
import { giveBack, spend, spendAll } from "@/server/limits";
import type { Entered } from "@/server/read";

const limit = "invitation.organization";

/**
 * Sends within what somebody may send in an hour and what their organization may send in a day: all of it or nothing.
 * Only who was let in may call it, since it spends what others share; what was not sent after all is given back to the
 * organization.
 * @param people how many addresses
 * Refuses too_many, over_allowance; both say for how long.
 */
export async function withinAllowance<T>(
  { actor, org }: Entered,
  people: number,
  send: () => Promise<T>,
): Promise<T> {
  await spend("invitation.account", actor.accountId);
  const short = await spendAll(limit, org.id, people);
  if (short) {
    const { most, left, wait } = short;
    refuse("over_allowance", { org: org.name, most: grouped(most), left: grouped(left), wait });
  }
  try {
    return await send();
  } catch (error) {
    await giveBack(limit, org.id, people);
    throw error;
  }
}

const grouped = (count: number) => count.toLocaleString("en");
