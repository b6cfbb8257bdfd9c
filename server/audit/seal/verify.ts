import type { Sql } from "postgres";
import { auditKeys, linkHash, noHash, tombstoneSeal } from "../chain";
import { chainsOf, linksAfter, newestStone, type StoredLink, storedHead } from "./chain-state";

/** A head as a log line kept it, out of reach of whoever changes the database. */
export interface KeptHead {
  org: string;
  seq: number;
  hash: string;
}

/** What the check of a chain found: the first event that does not fit, or that all of them do. */
export interface Verdict {
  orgId: string;
  events: number;
  /** Null when the chain is whole. */
  broken: { seq: number; says: string } | null;
  /** How often the clock went back from one event to the next; no fault of the chain. */
  clockWentBack: number;
}

/**
 * Checks every chain from its tombstone or its first event to its head, and the heads against those that were kept
 * outside. Names the first event of each chain that was changed, removed or put elsewhere.
 */
export async function* verifyAll(owner: Sql, kept: readonly KeptHead[] = []): AsyncGenerator<Verdict> {
  const chains = new Set([...(await chainsOf(owner)), ...kept.map(({ org }) => org)]);
  for (const orgId of chains) {
    yield await verifyChain(
      owner,
      orgId,
      kept.filter(({ org }) => org === orgId),
    );
  }
}

/** Checks one chain. */
export async function verifyChain(
  owner: Sql,
  orgId: string,
  kept: readonly KeptHead[] = [],
): Promise<Verdict> {
  const keys = auditKeys();
  const verdict: Verdict = { orgId, events: 0, broken: null, clockWentBack: 0 };
  const broken = (seq: number, says: string) => ({ ...verdict, broken: { seq, says } });
  const stone = await newestStone(owner, orgId);
  if (stone) {
    const key = keys.get(stone.keyId);
    if (!key)
      return broken(stone.lastSeq, `is a tombstone sealed with the key ${stone.keyId}, which is missing`);
    if (!tombstoneSeal({ ...stone, orgId }, key).equals(stone.signature))
      return broken(stone.lastSeq, "is a tombstone that was changed");
  }

  const known = new Map(kept.map(({ seq, hash }) => [seq, hash]));
  let last = { seq: stone?.lastSeq ?? 0, hash: stone?.lastHash ?? noHash };
  let clock = 0;
  for await (const link of linksAfter(owner, orgId, last.seq)) {
    if (link.seq !== last.seq + 1) return broken(last.seq + 1, "is missing");
    const wrong = faultOf({ ...link, orgId }, last.hash, keys) ?? faultByLog(link, known);
    if (wrong) return broken(link.seq, wrong);
    if (link.at.getTime() < clock) verdict.clockWentBack++;
    clock = link.at.getTime();
    verdict.events++;
    last = link;
  }

  const head = await storedHead(owner, orgId);
  const newest = Math.max(head?.seq ?? 0, ...known.keys());
  if (newest > last.seq) return broken(last.seq + 1, "is missing, and so is every one after it");
  if (!head) return last.seq > 0 ? broken(last.seq, "has no head after it") : verdict;
  if (head.seq !== last.seq || !head.hash.equals(last.hash))
    return broken(last.seq, "is not the one that the head of the chain names");
  return verdict;
}

function faultOf(
  link: StoredLink & { orgId: string },
  before: Buffer,
  keys: ReadonlyMap<string, Buffer>,
): string | null {
  const key = keys.get(link.keyId);
  if (!key) return `was sealed with the key ${link.keyId}, which is missing`;
  if (!linkHash(link, key).equals(link.hash)) return "was changed, or stands in the place of another";
  return link.prev.equals(before) ? null : "does not follow the one before it";
}

function faultByLog({ seq, hash }: StoredLink, known: ReadonlyMap<number, string>): string | null {
  const kept = known.get(seq);
  return kept && kept !== hash.toString("hex") ? "is another than the log says" : null;
}
