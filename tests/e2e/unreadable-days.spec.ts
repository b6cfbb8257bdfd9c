import type { Locator, Page } from "@playwright/test";
import { expect } from "@/tests/support/browser";
import { test } from "@/tests/support/stage";

/** What a person types into a date field that a browser shows and does not hand out: its value is "". */
const typings = [
  ["30 February", "02302027"],
  ["a day without a year", "0615"],
  ["a month alone", "06"],
] as const;

async function type(page: Page, field: Locator, keys: string) {
  await field.focus();
  for (const key of keys) await page.keyboard.press(key);
  await expect(field).toHaveValue("");
}

const refused = /This day doesn't exist or is incomplete/;

test("NIR-5: a last day that cannot be read is refused at its field, and the end that was stored stays", async ({
  stage,
  owner,
}) => {
  const mira = await stage.joins("Mira Soler");
  await owner`update membership set expires_at = '2099-06-30T23:59:59.999Z' where id = ${mira.id}`;
  const page = await stage.open(stage.manager, `/users/${mira.id}`);
  const field = page.getByLabel("Ends on");
  await expect(page.getByRole("button", { name: "Save" })).toBeEnabled();
  for (const [, keys] of typings.slice(0, 2)) {
    await field.fill("");
    await type(page, field, keys);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(refused)).toBeVisible();
    await expect(field).toBeFocused();
    await expect(field).toHaveAccessibleDescription(refused);
  }
  const [row] = await owner`select expires_at from membership where id = ${mira.id}`;
  expect(row?.expires_at).not.toBeNull();

  await field.fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`Changes to Mira Soler (${mira.email}) are saved.`)).toBeVisible();
  const [ended] = await owner`select expires_at from membership where id = ${mira.id}`;
  expect(ended?.expires_at).toBeNull();
});

test("NIR-4: nobody is invited without an end while the last day shows one that does not exist", async ({
  stage,
}) => {
  const page = await stage.open(stage.manager, "/users/add");
  const field = page.getByLabel("Ends on");
  await expect(page.getByRole("button", { name: "Send invitation" })).toBeEnabled();
  await page.getByLabel("Email addresses").fill("one.day@reports.example");
  for (const [, keys] of typings) {
    await field.fill("");
    await type(page, field, keys);
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(page.getByText(refused)).toBeVisible();
  }
  await expect(page.getByLabel("Email addresses")).toHaveValue("one.day@reports.example");
  await page.goto(`/o/${stage.org.slug}/invitations?q=one.day`);
  await expect(page.getByText("one.day@reports.example")).toHaveCount(0);
});

test("INV-5: a grant is not made without an end while Through shows a day that does not exist", async ({
  stage,
}) => {
  const mira = await stage.joins("Mira Soler");
  const page = await stage.open(stage.manager, `/permissions/${mira.id}`);
  const form = page.getByRole("form", { name: `Grant to ${mira.name}` });
  const what = form.getByRole("combobox").first();
  await expect(what.locator("option").nth(1)).toBeAttached();
  await what.selectOption({ index: 1 });
  await type(page, form.getByLabel("Ends on"), "02302027");
  await type(page, form.getByLabel("Starts on"), "0630");
  await form.getByRole("button", { name: "Grant…" }).click();
  await expect(form.getByText(refused)).toHaveCount(2);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
