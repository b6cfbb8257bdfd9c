import { readFileSync } from "node:fs";
import type { Sql } from "postgres";
import { ofManyEvents } from "./events";
import type { Line } from "./ratios";

const most = 1_000_000;
const megabyte = 1_000_000;

/** How much more memory the server holds while it exports a million events as a file. */
export async function exportLines(
  { url, pid }: { url: string; pid: number },
  owner: Sql,
  cookie: string,
): Promise<Line[]> {
  const [found] = await owner<{ events: number; from: string | null }[]>`
    with counted as (
      select e.at from audit_event e join organization o on o.id = e.org_id
       where o.slug = ${ofManyEvents} order by e.at desc, e.seq desc limit ${most})
    select count(*)::int as events, to_char(min(at) at time zone 'UTC' + interval '1 day', 'YYYY-MM-DD') as from
      from counted`;
  const view = new URLSearchParams({
    format: "csv",
    ...(found?.events === most && found.from ? { from: found.from } : {}),
  });
  const asked = () =>
    fetch(`${url}/o/${ofManyEvents}/audit/export?${view}`, {
      method: "POST",
      headers: { cookie, origin: url },
    });
  const before = residentBytes(pid);
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, residentBytes(pid));
  }, 50);
  let bytes = 0;
  let last = "";
  const begun = performance.now();
  try {
    const answer = await asked();
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.length;
      last = (last + decoder.decode(chunk, { stream: true })).slice(-80);
    }
  } finally {
    clearInterval(watch);
  }
  const entries = Number(/End of file: (\d+) entries/.exec(last)?.[1] ?? Number.NaN);
  const seconds = (performance.now() - begun) / 1000;
  return [
    {
      budget: "P16",
      what: `export of ${entries.toLocaleString("en")} events as CSV: MB more in the process at most`,
      ratios: [(peak - before) / megabyte],
      atMost: 150,
      note: `${(before / megabyte).toFixed(0)} MB before; ${(bytes / megabyte).toFixed(0)} MB in ${seconds.toFixed(0)} s`,
    },
  ];
}

/** Bytes of memory that a process holds, as Linux counts it; NaN elsewhere. */
function residentBytes(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) * 1024;
  } catch {
    return Number.NaN;
  }
}
