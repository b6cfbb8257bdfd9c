import { firstScripts } from "@/tests/support/first-scripts";
import type { Line } from "./ratios";

/** How much script a first visit loads, compressed, against an empty page (P10). */
export async function scriptLines(url: string, cookie: string): Promise<Line[]> {
  const empty = await scriptSize(`${url}/bench/empty`);
  const line = async (name: string, path: string, atMost: number): Promise<Line> => {
    const size = await scriptSize(url + path, cookie);
    const note = `${(size / 1000).toFixed(0)} kB against ${(empty / 1000).toFixed(0)}`;
    return {
      budget: "P10",
      what: `script on first load, gzip: ${name} to an empty page`,
      ratios: [size / empty],
      atMost,
      note,
    };
  };
  return [
    await line("Users page", "/o/million/users", 1.05),
    await line("Pending Approval", "/o/million/users/pending", 1.05),
    await line("Permissions", "/o/million/permissions", 1.05),
    await line("settings form", "/o/million/settings", 1.35),
    await line("sign-up", "/sign-up", 1.35),
    await line("sign-in", "/sign-in", 1.35),
  ];
}

/** Compressed bytes of the scripts that a page names. */
async function scriptSize(page: string, cookie = ""): Promise<number> {
  const html = await (await fetch(page, { headers: { cookie } })).text();
  return firstScripts(html, (path) => fetch(new URL(path, page)));
}
