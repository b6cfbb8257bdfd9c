import type { Sql } from "postgres";
import { auditKeyId, auditKeys } from "@/server/audit-log/hash-chain";

/**
 * Throws an Error with a sentence when a key that sealed before is not among those this process has: it could no longer
 * tell whether what it sealed was changed. A database that holds no audit yet lacks nothing.
 */
export async function refuseLostKeys(owner: Sql): Promise<void> {
  const [table] = await owner<{ is: boolean }[]>`select to_regclass('public.audit_key') is not null as is`;
  if (!table?.is) return;
  const keys = auditKeys();
  const used = await owner<{ key_id: string }[]>`select key_id from audit_key`;
  if (used.some(({ key_id }) => !keys.has(key_id))) {
    throw new Error(
      "The audit was sealed with another GATEHOUSE_SECRET. Add the former one to the JSON list GATEHOUSE_OLD_SECRETS, so that what it sealed can be verified.",
    );
  }
}

/** Remembers the key that seals from now on. Refuses as `refuseLostKeys` does. */
export async function rememberKey(owner: Sql): Promise<void> {
  await refuseLostKeys(owner);
  await owner`insert into audit_key (key_id) values (${auditKeyId()}) on conflict do nothing`;
}
