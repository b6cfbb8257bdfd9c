/** One line of the bench's table: what was compared, and how it stands to its budget. */
export interface Line {
  /** The budget's name: P1 to P12, or the requirement it comes from. */
  budget: string;
  what: string;
  /** Ratios round by round; the middle one counts. */
  ratios: number[];
  atMost?: number;
  atLeast?: number;
  note?: string;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The ratios of two variants that were measured in turn, round by round; a round of which something is not known is left out. */
export function ratios(of: readonly number[], to: readonly number[]): number[] {
  const found = of.map((value, round) => value / (to[round] ?? Number.NaN));
  const known = found.filter(Number.isFinite);
  return known.length > 0 ? known : found;
}

/**
 * Runs variants in turn, so that what disturbs the machine disturbs them all: one call each, there and back again,
 * `each` times a round, after all of them were warmed. A round's time is that of its middle call, so that a pause of the
 * machine counts for nobody. Gives milliseconds, by variant and round.
 */
export async function timesInTurn<Name extends string>(
  variants: Record<Name, () => Promise<unknown>>,
  { rounds = 15, each = 10, warm = 12 } = {},
): Promise<Record<Name, number[]>> {
  const names = Object.keys(variants) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) for (let n = 0; n < warm; n++) await variants[name]();
  for (let round = 0; round < rounds; round++) {
    const calls = new Map(names.map((name) => [name, [] as number[]]));
    for (let n = 0; n < each; n++) {
      for (const name of n % 2 ? [...names].reverse() : names) {
        const begun = performance.now();
        await variants[name]();
        calls.get(name)?.push(performance.now() - begun);
      }
    }
    for (const name of names) times[name].push(median(calls.get(name) ?? []));
  }
  return times;
}

/** Whether a line keeps its budget. */
export function isKept({ ratios: found, atMost, atLeast }: Line): boolean {
  const middle = median(found);
  return (atMost === undefined || middle <= atMost) && (atLeast === undefined || middle >= atLeast);
}

/** All lines as one table, in the order of the budgets' numbers. */
export function tableOf(lines: readonly Line[]): string {
  const number = (line: Line) => Number(/^P(\d+)/.exec(line.budget)?.[1] ?? Number.MAX_SAFE_INTEGER);
  const rows = [...lines]
    .sort((a, b) => number(a) - number(b))
    .map((line) => {
      const { ratios: found, atMost, atLeast, note = "" } = line;
      const span = found.length > 1 ? ` (${text(Math.min(...found))}–${text(Math.max(...found))})` : "";
      const budget = [
        ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
        ...(atMost === undefined || atMost === Number.POSITIVE_INFINITY ? [] : [`≤ ${atMost}`]),
      ].join(", ");
      const kept = isKept(line) ? "kept" : "**missed**";
      return `| ${line.budget} | ${line.what} | ${text(median(found))}${span} | ${budget} | ${kept} | ${note} |`;
    });
  return ["| | what | ratio (least–greatest) | budget | | |", "|---|---|---|---|---|---|", ...rows].join(
    "\n",
  );
}

const text = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
