import { inTurn, median, ratio } from "./in-turn";
import { buildForBench, cookieOf, startForBench } from "./server";

/**
 * `npm run bench`: ratios of pages that were loaded in turn in one run, on a database made for it. It is no test:
 * nothing fails for being slow.
 */
await buildForBench();
const server = await startForBench();
try {
  const olive = await cookieOf(server.url, "olive@acme.example");
  const pages = await inTurn(
    [
      { name: "empty dynamic page", url: `${server.url}/bench/empty`, cookie: olive },
      { name: "Users page, 50 of 64 people", url: `${server.url}/o/acme/users`, cookie: olive },
      { name: "Users page, searched", url: `${server.url}/o/acme/users?search=kim`, cookie: olive },
      { name: "Pending Approval", url: `${server.url}/o/acme/users/pending`, cookie: olive },
    ],
    { rounds: 5, seconds: 4, connections: 8 },
  );
  const [empty] = pages;
  if (!empty) throw new Error("There is nothing to compare with.");
  console.log("\n| page | requests per second | ratio to the empty page (least–greatest) | kB an answer |");
  console.log("|---|---|---|---|");
  for (const page of pages) {
    const kB = (page.bytes / 1000).toFixed(1);
    console.log(`| ${page.name} | ${median(page.rates).toFixed(0)} | ${ratio(page, empty)} | ${kB} |`);
  }
} finally {
  await server.stop();
}
