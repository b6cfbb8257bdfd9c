import { beforeAll, describe, expect, it } from "vitest";
import { verifyAll } from "@/server/audit/verify/verify-chain";
import { writeDemoPast } from "@/server/startup/demo/past";
import { seedDemoTeams } from "@/server/startup/demo/teams";
import { useCast } from "@/tests/support/people";

const acme = useCast();
beforeAll(async () => {
  await seedDemoTeams(acme.ownerUrl);
  await writeDemoPast(acme.ownerUrl);
});

describe("The demo begins with a past", () => {
  it("in whole chains", async () => {
    for await (const chain of verifyAll(acme.owner))
      expect(chain).toMatchObject({ broken: null, clockWentBack: 0 });
  });

  it("which the people of the demo read as their own", async () => {
    const { rows } = await (await acme.as("mia")).audit.list({ org: "acme" });
    expect(rows.map(({ parts }) => parts.map(({ text }) => text).join(""))).toEqual([
      "Olive Tan made Mia Park a lead of the team Field team in Acme",
      "Olive Tan added Mia Park to the team Field team in Acme",
      "Olive Tan granted Mia Park “View backup”, “Manage service”, “Operate service” and “View service” in Acme",
      "Olive Tan made Mia Park a Member of Acme",
    ]);
    const all = await (await acme.as("olive")).audit.list({ org: "acme", category: "requests" });
    expect(all.rows.length).toBeGreaterThan(10);
  });

  it("with teams that carry something, a catalog beside the platform’s own, and people who were there lately", async () => {
    const olive = await acme.as("olive");
    const { teams } = await olive.teams.list({ org: "acme" });
    expect(teams.map(({ name, people }) => [name, people])).toEqual([
      ["Audit 2025", 2],
      ["Backup migration", 4],
      ["Field team", 5],
      ["Night shift", 5],
    ]);
    const mia = await (await acme.as("mia")).permissions.mine({ org: "acme" });
    expect(JSON.stringify(mia)).toContain("Field team");
  });
});
