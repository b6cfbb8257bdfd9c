import { refuse } from "@/server/errors";
import { giveBack, spendAll } from "@/server/limits";

const limit = "invitation.organization";

/**
 * Sends within what the organization may send in a day: all of it or nothing. Only who was let in may call it, since it
 * spends what others share; what was not sent after all is given back.
 * @param people how many addresses
 * Refuses over_allowance, saying how many are left.
 */
export async function withinAllowance<T>(
  org: { id: string; name: string },
  people: number,
  send: () => Promise<T>,
): Promise<T> {
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
