import { readFileSync } from "node:fs";
import autocannon from "autocannon";
import type { Sql } from "postgres";

export interface Variant {
  name: string;
  url: string;
  cookie?: string;
}

export interface Measured extends Variant {
  /** Requests per second of each round, in the order of the rounds. */
  rates: number[];
  /** Milliseconds of processor that one request cost the server and its database, likewise. */
  cpu: number[];
  /** Bytes of an answer, uncompressed. */
  bytes: number;
}

/**
 * Loads pages in turn: every round visits each variant once, so that what disturbs the machine disturbs them all.
 * Each is warmed first, and a page that answers anything but 200 fails the run.
 * @param pids gives the processes whose time is counted
 */
export async function inTurn(
  variants: readonly Variant[],
  pids: () => Promise<number[]>,
  {
    rounds,
    seconds,
    warm,
    connections = 4,
  }: { rounds: number; seconds: number; warm: number; connections?: number },
): Promise<Map<string, Measured>> {
  const measured = variants.map((variant): Measured => ({ ...variant, rates: [], cpu: [], bytes: 0 }));
  for (const variant of measured) await load(variant, { amount: warm, connections });
  for (let round = 0; round < rounds; round++) {
    for (const variant of measured) {
      const counted = await pids();
      const before = processorTime(counted);
      const result = await load(variant, { duration: seconds, connections });
      const requests = Math.max(1, result.requests.total);
      variant.rates.push(result.requests.total / result.duration);
      variant.cpu.push((processorTime(counted) - before) / requests);
      variant.bytes = result.throughput.total / requests;
    }
  }
  return new Map(measured.map((variant) => [variant.name, variant]));
}

async function load(variant: Variant, how: { amount?: number; duration?: number; connections: number }) {
  const headers = variant.cookie ? { cookie: variant.cookie } : {};
  const result = await autocannon({ url: variant.url, headers, ...how });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${variant.name}: ${result.non2xx} answers were not 200, ${result.errors} failed.`);
  }
  return result;
}

/** Finds the processes whose time a page costs: the server and its database's backends. */
export const processesOf = (server: number, owner: Sql) => async (): Promise<number[]> => {
  const backends = await owner<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'gatehouse'`;
  return [server, ...backends.map(({ pid }) => pid)];
};

/** Milliseconds of processor that processes have used so far, as Linux counts it; NaN elsewhere. */
function processorTime(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      return sum + (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return Number.NaN;
    }
  }, 0);
}
