import type { Sql } from "postgres";
import { loginUrl, openPool } from "@/db/client";
import type { Login } from "@/db/roles";
import { env } from "@/server/env";
import { installation, webPool } from "@/server/transaction/pools";
import { inTransaction, setOrganization, type Tx } from "@/server/transaction/transaction";

const terms = { role: "tenant", readOnly: true, first: async () => undefined } as const;

/** Works in one organization as a tenant does, under row-level security. */
export const inside = <T>(orgId: string, work: (tx: Tx) => Promise<T>, pool: Sql = webPool()): Promise<T> =>
  inTransaction(pool, terms, async (tx) => {
    await setOrganization(tx, orgId);
    return work(tx);
  });

/** Opens one connection of its own, as one of Gatehouse's logins, which has prepared nothing yet. */
export function freshConnection(login: Login, ownerUrl = env().DATABASE_URL ?? ""): Sql {
  const url = loginUrl(ownerUrl, env().GATEHOUSE_ROLE_PREFIX, login, installation().passwordOf(login));
  return openPool(url, { max: 1, prepare: true });
}
