import autocannon from "autocannon";

export interface Variant {
  name: string;
  url: string;
  cookie?: string;
}

export interface Measured extends Variant {
  /** Requests per second of each round, in the order of the rounds. */
  rates: number[];
  bytes: number;
}

/**
 * Loads pages in turn: every round visits each variant once, so that what disturbs the machine disturbs them all.
 * Each is warmed with several hundred requests first, and a page that answers anything but 200 fails the run.
 */
export async function inTurn(
  variants: readonly Variant[],
  { rounds, seconds, connections }: { rounds: number; seconds: number; connections: number },
): Promise<Measured[]> {
  const measured = variants.map((variant): Measured => ({ ...variant, rates: [], bytes: 0 }));
  for (const variant of measured) await load(variant, { amount: 400, connections });
  for (let round = 0; round < rounds; round++) {
    for (const variant of measured) {
      const result = await load(variant, { duration: seconds, connections });
      variant.rates.push(result.requests.average);
      variant.bytes = result.throughput.total / Math.max(1, result.requests.total);
    }
  }
  return measured;
}

async function load(variant: Variant, how: { amount?: number; duration?: number; connections: number }) {
  const headers = variant.cookie ? { cookie: variant.cookie } : {};
  const result = await autocannon({ url: variant.url, headers, ...how });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${variant.name}: ${result.non2xx} answers were not 200, ${result.errors} failed.`);
  }
  return result;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The middle of the ratios of two variants, round by round, with the least and the greatest. */
export function ratio(of: Measured, to: Measured): string {
  const ratios = of.rates.map((rate, round) => rate / (to.rates[round] ?? 1));
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
}
