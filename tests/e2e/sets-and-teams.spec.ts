import { expect } from "@/tests/support/browser";
import { expectAccessible, expectNarrow } from "@/tests/support/pages";
import { test } from "@/tests/support/stage";

test("DST-3, DST-8, X-19: a cloned set reaches somebody by a team, and the person’s page says why", async ({
  stage,
}) => {
  const mira = await stage.joins("Mira Soler");
  const page = await stage.open(stage.manager, "/sets");
  await page.getByRole("link", { name: "Clone Read-only" }).click();
  await page.getByLabel("Name").fill("Night watch");
  await page.getByRole("button", { name: "Create set" }).click();
  await expect(page.getByRole("heading", { name: "Night watch" })).toBeVisible();
  await expectAccessible(page, "a permission set");

  await page.goto(`/o/${stage.org.slug}/teams/new`);
  await page.getByLabel("Name").fill("Nights");
  await page.getByRole("button", { name: "Create team" }).click();
  await page.getByLabel("Add people").fill("mira");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("button", { name: "Add Mira Soler" }).click();
  await expect(page.getByRole("button", { name: "Remove from team Mira Soler" })).toBeVisible();
  await page.getByLabel("Set or permission").selectOption({ label: "Night watch" });
  await page.getByRole("button", { name: "Grant…" }).click();
  await expect(page.getByRole("dialog")).toContainText("gains View infra");
  await page.getByRole("button", { name: "Grant", exact: true }).click();
  await expect(page.getByRole("button", { name: "Remove Night watch" })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNarrow(page, "a team");
  await expectAccessible(page, "a team");

  await page.goto(`/o/${stage.org.slug}/permissions/teams`);
  await page.getByRole("button", { name: "vpn of Nights: partial" }).click();
  await expect(page.getByRole("dialog")).toContainText("Nights has the permission set “Night watch”.");
  await page.keyboard.press("Escape");
  await expectNarrow(page, "what teams give");
  await expectAccessible(page, "what teams give");

  await page.goto(`/o/${stage.org.slug}/permissions/${mira.id}`);
  await page.getByLabel("Permission", { exact: true }).selectOption({ label: "View vpn" });
  await page.getByRole("button", { name: "Explain" }).click();
  await expect(page.getByRole("region", { name: "Why Mira Soler can or can’t" })).toContainText(
    "Mira Soler is in the team “Nights”, which has the permission set “Night watch”.",
  );
});
