import type { Page } from "@playwright/test";
import { type CastMember, cast } from "@/db/demo/cast";
import { expect, test } from "@/tests/support/browser";

const pages: Partial<Record<CastMember, string[]>> = {
  olive: [
    "/o/acme",
    "/o/acme/users",
    "/o/acme/users?status=invited",
    "/o/acme/users/pending?show=all",
    "/o/acme/users/all",
    "/o/acme/invitations",
    "/o/acme/teams",
    "/o/acme/permissions",
    "/o/acme/permissions/teams",
    "/o/acme/sets",
    "/o/acme/health?show=never",
    "/o/acme/health?show=grants",
    "/o/acme/audit?category=all",
    "/o/acme/audit?q=a",
    "/o/acme/audit/on/2026-05-01",
    "/account",
    "/account/organizations",
    "/account/access",
    "/account/activity",
  ],
  mia: ["/o/acme", "/o/acme/users", "/o/acme/audit"],
  wim: ["/waiting"],
  pia: [
    "/platform/users",
    "/platform/requests",
    "/platform/requests/promotions",
    "/platform/organizations/acme",
    "/platform/health?show=invitations",
    "/platform/health?show=grants",
    "/platform/mail",
    "/platform/audit",
  ],
};

/** Every text of a page in which a browser would translate the name or the address of a person. */
async function translatable(page: Page): Promise<string[]> {
  const people = Object.values(cast).flatMap(({ name, email }) => [name, email]);
  return page.evaluate((people) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      const text = node.textContent ?? "";
      if (!around || around.closest('script, style, noscript, [translate="no"]')) continue;
      if (people.some((person) => text.includes(person))) found.push(around.outerHTML.slice(0, 200));
    }
    return found;
  }, people);
}

for (const [who, paths] of Object.entries(pages)) {
  test(`a browser that translates leaves names and addresses as they are, for ${who}`, async ({ as }) => {
    test.slow();
    const page = await as(who as CastMember);
    for (const path of paths) {
      await page.goto(path);
      expect(await translatable(page), path).toEqual([]);
    }
  });
}

test("so do the pages of a person and the dialogs about them", async ({ as }) => {
  const page = await as("olive");
  await page.goto("/o/acme/users?q=mia");
  await page.getByRole("button", { name: `Remove ${cast.mia.name}` }).click();
  await expect(page.getByRole("alertdialog").getByText("They lose immediately:")).toBeVisible();
  expect(await translatable(page), "Remove").toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: `Edit ${cast.mia.name}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: cast.mia.name })).toBeVisible();
  expect(await translatable(page), "Edit User").toEqual([]);
  await page.getByRole("button", { name: "Propose as Manager" }).click();
  await expect(page.getByRole("dialog")).toContainText(cast.mia.email);
  expect(await translatable(page), "Propose").toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Permissions", exact: true }).last().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Permissions of ${cast.mia.name}`);
  expect(await translatable(page), "her permissions").toEqual([]);
  await page.goto("/o/acme/users/pending");
  await page.getByRole("button", { name: "Reject Wim Aalders" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await translatable(page), "Reject").toEqual([]);
});
