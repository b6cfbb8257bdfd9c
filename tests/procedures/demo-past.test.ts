import { beforeAll, describe, expect, it } from "vitest";
import { verifyAll } from "@/server/audit/seal/verify";
import { writeDemoPast } from "@/server/startup/demo-past";
import { useCast } from "@/tests/support/people";

const acme = useCast();
let took = 0;
beforeAll(async () => {
  const begun = performance.now();
  await writeDemoPast(acme.ownerUrl);
  took = performance.now() - begun;
});

describe("The demo begins with a past", () => {
  it("in whole chains, quickly", async () => {
    for await (const chain of verifyAll(acme.owner))
      expect(chain).toMatchObject({ broken: null, clockWentBack: 0 });
    expect(took).toBeLessThan(5000);
  });

  it("which the people of the demo read as their own", async () => {
    const { rows } = await (await acme.as("mia")).audit.list({ org: "acme" });
    expect(rows.map(({ parts }) => parts.map(({ text }) => text).join(""))).toEqual([
      "Olive Tan granted Mia Park permissions in Acme",
      "Mia Park became a Member of Acme",
    ]);
    const all = await (await acme.as("olive")).audit.list({ org: "acme", category: "requests" });
    expect(all.rows.length).toBeGreaterThan(10);
  });
});
