import { and, eq } from "drizzle-orm";
import { outbox } from "@/db/schema/outbox";
import type { Tx } from "@/server/transaction/transaction";

/** Marks a mail that the service had taken as not delivered; gives it, or nothing when it is not ours or known already. */
export async function markBounced(tx: Tx, providerId: string, error: string) {
  return tx
    .update(outbox)
    .set({ status: "failed", lastError: error })
    .where(and(eq(outbox.providerId, providerId), eq(outbox.status, "sent")))
    .returning({ id: outbox.id, template: outbox.template });
}
