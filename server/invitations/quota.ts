import { givingBack, type Spending, trySpend } from "@/server/access/rate-limits";
import type { OrgContext } from "@/server/access/read";
import { refuse } from "@/server/errors";

/**
 * Sends within what somebody may send in an hour and what their organization may send in a day: all of it or nothing.
 * Only who was let in may call it, since it spends what others share; what was not sent after all is given
 * back.
 * @param people how many addresses
 * Refuses too_many, over_allowance; both say for how long.
 */
export async function withinAllowance<T>(
  { actor, org }: OrgContext,
  people: number,
  send: () => Promise<T>,
): Promise<T> {
  const spendings: Spending[] = [
    ["invitation.account", actor.accountId],
    ["invitation.organization", org.id, people],
  ];
  const short = await trySpend(...spendings);
  if (short) {
    const { name, most, left, wait } = short;
    if (name !== "invitation.organization") refuse("too_many", { wait });
    refuse("over_allowance", { org: org.name, most: grouped(most), left: grouped(left), wait });
  }
  return givingBack(spendings, send);
}

const grouped = (count: number) => count.toLocaleString("en");
