import { and, eq } from "drizzle-orm";
import { outbox } from "@/db/schema/outbox";
import type { Tx } from "@/server/transaction/transaction";

/** Marks a sent email as not delivered and returns it; returns nothing if it isn't ours or is already marked. */
export async function markBounced(tx: Tx, providerId: string, error: string) {
  return tx
    .update(outbox)
    .set({ status: "failed", lastError: error })
    .where(and(eq(outbox.providerId, providerId), eq(outbox.status, "sent")))
    .returning({ id: outbox.id, template: outbox.template });
}
