import type { Sql } from "postgres";
import { auditKeyId, auditKeys } from "../chain";

/**
 * Remembers the key that seals from now on. Throws an Error with a sentence when one that sealed before is not among
 * those this process has: it could no longer tell whether what it sealed was changed.
 */
export async function rememberKey(owner: Sql): Promise<void> {
  const keys = auditKeys();
  const used = await owner<{ key_id: string }[]>`select key_id from audit_key`;
  const missing = used.filter(({ key_id }) => !keys.has(key_id));
  if (missing.length > 0) {
    throw new Error(
      "The audit was sealed with another GATEHOUSE_SECRET. Add the former one to the JSON list GATEHOUSE_OLD_SECRETS, so that what it sealed can be verified.",
    );
  }
  await owner`insert into audit_key (key_id) values (${auditKeyId()}) on conflict do nothing`;
}
