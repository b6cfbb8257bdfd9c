import { expect } from "@/tests/support/browser";
import { expectAccessible, expectNarrow } from "@/tests/support/pages";
import { test } from "@/tests/support/stage";

test("KIO-6, KIO-11, KIO-13: a Manager gives and takes single actions, in force at the next click", async ({
  stage,
}) => {
  const mira = await stage.joins("Mira Soler", { holds: ["vpn.view", "audit.view", "audit.export"] });
  const page = await stage.open(stage.manager);
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Permissions" }).click();
  await expect(page.getByRole("columnheader")).toHaveText([
    ...["Name", "Role", "infra", "service", "backup", "device", "database", "vpn", "audit"],
  ]);
  const row = page.getByRole("row").filter({ hasText: mira.name });
  await expect(row.getByRole("cell")).toHaveText([...["Member", "–", "–", "–", "–", "–", "part", "all"]]);
  const first = row.getByRole("button", { name: "infra of Mira Soler: none" });
  await expect(first).toBeEnabled();
  await first.focus();
  for (const key of ["ArrowUp", "ArrowDown", ...Array(5).fill("ArrowRight"), "Enter"]) {
    await page.keyboard.press(key);
  }
  const why = page.getByRole("dialog", { name: "vpn: Mira Soler" });
  await expect(why).toContainText("It was granted to Mira Soler directly.");
  await expect(why).toContainText("Nothing that counts now gives Mira Soler “Manage vpn”.");
  await page.keyboard.press("Escape");
  await expect(row.getByRole("button", { name: "vpn of Mira Soler: part" })).toBeFocused();
  await row.getByRole("link", { name: mira.name }).click();

  const backup = page.getByRole("group", { name: "backup" });
  await backup.getByRole("checkbox", { name: "view" }).press("Space");
  await expect(backup).toContainText("part");
  await page.getByRole("button", { name: "None of audit" }).click();
  await page.getByRole("button", { name: "Save…" }).click();
  await expect(page.getByRole("dialog")).toContainText("gains View backup");
  await expect(page.getByRole("dialog")).toContainText("loses View audit, Export audit");
  await page.getByRole("button", { name: "Save them" }).click();
  await expect(page.getByText(/^The permissions of Mira Soler are saved\./)).toBeVisible();
  await page.reload();
  await expect(backup.getByRole("checkbox", { name: "view" })).toBeChecked();
  await expect(
    page.getByRole("group", { name: "audit" }).getByRole("checkbox", { name: "view" }),
  ).not.toBeChecked();

  const theirs = await stage.open(mira);
  await expect(theirs.getByRole("region", { name: "What you may do" })).toContainText("backup");
  await expect(theirs.getByRole("region", { name: "What you may do" })).not.toContainText("audit");
});

test("INV-2, X-1: nobody grants to themselves, and a Manager carries everything while Manager", async ({
  stage,
}) => {
  const henk = await stage.joins("Henk Visser", { role: "manager" });
  const page = await stage.open(stage.manager, `/permissions/${stage.manager.id}`);
  await expect(page.getByText("Nobody grants permissions to themselves.")).toBeVisible();
  await expect(page.getByRole("checkbox").first()).toBeDisabled();
  await expect(page.getByRole("button", { name: "Save…" })).toHaveCount(0);
  await page.goto(`/o/${stage.org.slug}/permissions/${henk.id}`);
  await expect(page.getByText("Henk Visser carries everything while Manager.")).toBeVisible();
});

test("the permissions of one person are accessible, by keyboard and on a phone", async ({ stage }) => {
  const mira = await stage.joins("Mira Soler", { holds: ["vpn.view"] });
  const page = await stage.open(stage.manager, `/permissions/${mira.id}`);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNarrow(page, "permissions");
  await expectAccessible(page, "permissions");
  await page.getByRole("button", { name: "All of vpn" }).press("Enter");
  await expect(
    page.getByRole("group", { name: "vpn" }).getByRole("checkbox", { name: "manage" }),
  ).toBeChecked();
});
