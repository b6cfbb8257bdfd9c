import { PLATFORM_ORG_ID } from "@/server/audit-log/append";
import { inAlphabet } from "@/server/policy/fold";
import type { Tx } from "@/server/transaction/transaction";
import { currentStatusOf, type NamedInEvents, searchPeople } from "./queries";

/** Somebody whom a typed name may mean. */
export interface PersonFound {
  /** Their account; without one, the id of an invitation to them. */
  person: string;
  name: string;
  email: string;
  /** How they stand in the organization; null where there is none to stand in. */
  standing: "here" | "left" | "outside" | null;
}

const mostPeople = 10;
/** How many ways of naming somebody are looked at. */
const mostNames = 500;

/**
 * Whom a name or an address fits among everybody in a chain, by name: members, who left, who only asked to join or was
 * invited, who acted from outside.
 */
export async function peopleNamed(tx: Tx, orgId: string, search: string): Promise<PersonFound[]> {
  const named = onceEach(await searchPeople(tx, orgId, search, mostNames));
  const standing = await currentStatusOf(
    tx,
    orgId,
    named.flatMap(({ accountId }) => accountId ?? []),
  );
  const people = named.map(({ id, accountId, name, email }): PersonFound => {
    const known = accountId ? standing.get(accountId) : undefined;
    return {
      person: accountId ?? id,
      name: known?.name || name || email,
      email: known?.email ?? email,
      standing: orgId === PLATFORM_ORG_ID ? null : known ? (known.here ? "here" : "left") : "outside",
    };
  });
  return inAlphabet(people, ({ name }) => name).slice(0, mostPeople);
}

/** One for each person: what an account was called goes by the account, the rest by its address. */
function onceEach(rows: readonly NamedInEvents[]): NamedInEvents[] {
  const ofAddress = new Map(rows.flatMap((row) => (row.accountId ? [[keyOf(row), row.accountId]] : [])));
  const found = new Map<string, NamedInEvents>();
  for (const row of rows) {
    const accountId = row.accountId ?? ofAddress.get(keyOf(row)) ?? null;
    const key = accountId ?? keyOf(row);
    const known = found.get(key);
    if (!known?.name) found.set(key, { ...row, accountId });
  }
  return [...found.values()];
}

const keyOf = ({ id, email }: NamedInEvents): string => email.toLowerCase() || id;
