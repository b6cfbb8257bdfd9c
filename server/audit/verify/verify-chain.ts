import type { Sql } from "postgres";
import { auditKeys, checkpointSignature, linkHash, noHash } from "@/server/audit-log/hash-chain";
import {
  chainsOf,
  linksAfter,
  newestCheckpoint,
  organizationsOf,
  organizationsTold,
  type StoredLink,
  storedHead,
} from "./chain-state";

/** A head as a log line kept it, out of reach of whoever changes the database. */
export interface AnchoredHead {
  org: string;
  seq: number;
  hash: string;
}

/** What the check of a chain found: the first event that does not fit, or that all of them do. */
export interface ChainVerdict {
  orgId: string;
  events: number;
  /** Null when the chain is whole. */
  broken: { seq: number; says: string } | null;
  /** How often the clock went back further than two machines' clocks differ, and how far at most; no fault of the chain. */
  clockWentBack: number;
  clockWentBackMs: number;
}

/**
 * By how much one event may seem earlier than the one before it without a word: clocks of several machines differ, and
 * entries from before their moment was taken under the lock waited for it with a moment of their own.
 */
const clocksDiffer = 5_000;

/**
 * Checks every chain from its tombstone or its first event to its head, and the heads against those that were kept
 * outside. Names the first event of each chain that was changed, removed or put elsewhere.
 */
export async function* verifyAll(
  owner: Sql,
  kept: readonly AnchoredHead[] = [],
): AsyncGenerator<ChainVerdict> {
  // An organization that is there, or that the platform's chain says was founded, has a chain: it began with that.
  const must = new Set([...(await organizationsOf(owner)), ...(await organizationsTold(owner))]);
  const chains = new Set([...(await chainsOf(owner)), ...kept.map(({ org }) => org), ...must]);
  for (const orgId of chains) {
    yield await verifyChain(
      owner,
      orgId,
      kept.filter(({ org }) => org === orgId),
      must.has(orgId),
    );
  }
}

/**
 * Checks one chain.
 * @param must true where there has to be one, so that none at all is a fault
 */
export async function verifyChain(
  owner: Sql,
  orgId: string,
  kept: readonly AnchoredHead[] = [],
  must = false,
): Promise<ChainVerdict> {
  const keys = auditKeys();
  const verdict: ChainVerdict = { orgId, events: 0, broken: null, clockWentBack: 0, clockWentBackMs: 0 };
  const broken = (seq: number, says: string) => ({ ...verdict, broken: { seq, says } });
  const stone = await newestCheckpoint(owner, orgId);
  if (stone) {
    const key = keys.get(stone.keyId);
    if (!key)
      return broken(stone.lastSeq, `is a tombstone sealed with the key ${stone.keyId}, which is missing`);
    if (!checkpointSignature({ ...stone, orgId }, key).equals(stone.signature))
      return broken(stone.lastSeq, "is a tombstone that was changed");
  }

  const known = new Map(kept.map(({ seq, hash }) => [seq, hash]));
  let last = { seq: stone?.lastSeq ?? 0, hash: stone?.lastHash ?? noHash };
  let clock = 0;
  for await (const link of linksAfter(owner, orgId, last.seq)) {
    if (link.seq !== last.seq + 1) return broken(last.seq + 1, "is missing");
    const wrong = faultOf({ ...link, orgId }, last.hash, keys) ?? faultByLog(link, known);
    if (wrong) return broken(link.seq, wrong);
    const back = clock - link.at.getTime();
    if (back > clocksDiffer) {
      verdict.clockWentBack++;
      verdict.clockWentBackMs = Math.max(verdict.clockWentBackMs, back);
    }
    clock = link.at.getTime();
    verdict.events++;
    last = link;
  }

  const head = await storedHead(owner, orgId);
  const newest = Math.max(head?.seq ?? 0, ...known.keys());
  if (newest > last.seq) return broken(last.seq + 1, "is missing, and so is every one after it");
  if (must && !stone && last.seq === 0) return broken(1, "is missing, and so is every one after it");
  if (!head) return last.seq > 0 ? broken(last.seq, "has no head after it") : verdict;
  if (head.seq !== last.seq || !head.hash.equals(last.hash))
    return broken(last.seq, "isn’t the one that the head of the chain names");
  return verdict;
}

function faultOf(
  link: StoredLink & { orgId: string },
  before: Buffer,
  keys: ReadonlyMap<string, Buffer>,
): string | null {
  const key = keys.get(link.keyId);
  if (!key) return `was sealed with the key ${link.keyId}, which is missing`;
  if (!linkHash(link, key).equals(link.hash)) return "was changed, or is in another entry’s place";
  return link.prev.equals(before) ? null : "does not follow the one before it";
}

function faultByLog({ seq, hash }: StoredLink, known: ReadonlyMap<number, string>): string | null {
  const kept = known.get(seq);
  return kept && kept !== hash.toString("hex") ? "isn’t the one the log names" : null;
}
