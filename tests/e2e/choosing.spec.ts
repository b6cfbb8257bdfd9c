import { expect } from "@/tests/support/browser";
import { expectReachable } from "@/tests/support/reach";
import { test } from "@/tests/support/stage";

test("KIO-23: all that match are chosen, beyond the page, and the choice stays in sight", async ({
  stage,
}) => {
  for (let n = 0; n < 55; n++) await stage.joins(`Crowd ${String.fromCharCode(65 + (n % 26))}${n}`);
  const page = await stage.open(stage.manager, "/users?choose=1&q=crowd");
  await page.getByRole("checkbox", { name: "All on this page" }).check();
  await expect(page.getByRole("status").getByText("50 selected")).toBeVisible();
  await page.getByRole("button", { name: "Select all 55 that match" }).click();
  await expect(page.getByRole("status").getByText("55 selected")).toBeVisible();

  await page.getByRole("row").last().scrollIntoViewIfNeeded();
  await expect(page.getByRole("button", { name: "Remove 55" })).toBeInViewport();
  await expectReachable(page, "with the bar over the rows");
  await page.getByRole("button", { name: "Remove 55" }).click();
  await expect(page.getByRole("alertdialog", { name: /^Remove 55 people/ })).toBeVisible();
  await page.keyboard.press("Escape");

  await test.step("who takes one away again no longer means all", async () => {
    await page.getByRole("row").last().getByRole("checkbox").uncheck();
    await expect(page.getByRole("status").getByText("49 selected")).toBeVisible();
  });
});

test("the foot of a list counts what the list holds", async ({ stage, owner }) => {
  const asked = [await stage.asks("Ida Brun"), await stage.asks("Ola Vik"), await stage.asks("Una Moe")];
  const rejected = [asked[0]?.id, asked[1]?.id];
  await owner`update join_request set status = 'rejected', decided_at = now() where id = any(${rejected as string[]})`;
  const page = await stage.open(stage.manager, "/users/pending");
  const foot = page.locator(".foot");
  await expect(foot).toHaveText("1 waiting");
  await page.goto(`/o/${stage.org.slug}/users/pending?show=rejected`);
  await expect(page.getByRole("row")).toHaveCount(3);
  await expect(foot).toHaveText("2 requests");
  await page.goto(`/o/${stage.org.slug}/users/pending?show=all&q=una`);
  await expect(foot).toHaveText("1 request");
  await page.goto(`/o/${stage.org.slug}/invitations?show=revoked`);
  await expect(foot).toHaveText("0 invitations");
});

test("the letters of a name stand together: only dates and numbers have digits of one width", async ({
  as,
}) => {
  const page = await as("olive");
  await page.goto("/o/acme/users?q=kim");
  const digits = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((cell) => getComputedStyle(cell).fontVariantNumeric);
  expect(await digits("td.who")).toBe("normal");
  expect(await digits("td.mail")).toBe("normal");
  expect(await digits("td.date")).toBe("tabular-nums");
});
