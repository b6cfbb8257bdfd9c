import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { AnchoredHead } from "./verify-chain";

const line = z.object({
  audit_head: z.object({ org: z.uuid(), seq: z.int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** The head in a line of the log, or null. */
export function headIn(text: string): AnchoredHead | null {
  if (!text.includes('"audit_head"')) return null;
  try {
    return line.parse(JSON.parse(text.slice(text.indexOf("{")))).audit_head;
  } catch {
    return null;
  }
}

/** The newest head of each chain in a log. */
export async function headsInLog(file: string): Promise<AnchoredHead[]> {
  const newest = new Map<string, AnchoredHead>();
  for await (const text of createInterface({ input: createReadStream(file) })) {
    const head = headIn(text);
    if (head && head.seq > (newest.get(head.org)?.seq ?? 0)) newest.set(head.org, head);
  }
  return [...newest.values()];
}
