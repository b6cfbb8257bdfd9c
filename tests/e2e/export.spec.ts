import { readFile } from "node:fs/promises";
import { expect } from "@/tests/support/browser";
import { growsStale, test } from "@/tests/support/stage";

test("NIR-3, KIO-13: Export gives exactly what is filtered, and asks for the password when the sign-in is old", async ({
  stage,
  owner,
}) => {
  await stage.joins("Mira Soler");
  await stage.joins("=Ada Formula");
  const page = await stage.open(stage.manager, "/users?name=a&role=Member&cols=expires");
  await growsStale(owner, stage.manager.email);
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export this list" });
  await dialog.getByRole("textbox", { name: "Your password" }).fill("lantern-orchard-74-tramway");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Continue" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(
    new RegExp(`^${stage.org.slug}-users-\\d{4}-\\d\\d-\\d\\d\\.csv$`),
  );
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\n");
  expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(["'=Ada Formula", "Mira Soler"]);
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/cols=expires$/);

  const [again] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export" }).click(),
  ]);
  expect(await again.failure()).toBeNull();
});
