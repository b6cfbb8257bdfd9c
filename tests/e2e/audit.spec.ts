import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { test } from "../support/stage";

test("KMP-4: a success message leads to its entry in the audit, which tells before and after", async ({
  stage,
}) => {
  const mira = await stage.joins("Mira Soler");
  const page = await stage.open(stage.manager, `/users/${mira.id}`);
  await page.getByLabel("Enabled").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "See it in the audit" }).click();
  await expect(page.getByRole("region", { name: "What happened" })).toContainText("disabled Mira Soler");
  await expect(page.getByRole("row", { name: "Enabled yes no" })).toBeVisible();
});

test("DST-5, KIO-26: a Member with audit.view and audit.export finds the audit in the menu, filters and exports it", async ({
  stage,
}) => {
  const vera = await stage.joins("Vera Views", { holds: ["audit.view", "audit.export"] });
  const page = await stage.open(vera);
  const menu = page.getByRole("navigation", { name: "Menu" });
  await expect(menu.getByRole("link", { name: "Users" })).toHaveCount(0);
  await menu.getByRole("link", { name: "Audit" }).click();
  await expect(page.getByRole("heading", { name: "Operation Audit" })).toBeVisible();
  await page.goto(`/o/${stage.org.slug}/audit?category=settings&from=2999-01-01`);
  await expect(page.getByText("is in the future")).toBeVisible();
  await expect(page.getByRole("link", { name: "Clear filters" })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export JSON" }).click();
  const file = await (await download).path();
  expect(readFileSync(file, "utf8")).toBe('{"end":true,"entries":0}\n');
});
