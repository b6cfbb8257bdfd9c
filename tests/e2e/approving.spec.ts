import { expect } from "@/tests/support/browser";
import { expectAccessible } from "@/tests/support/pages";
import { test } from "@/tests/support/stage";

test("KIO-21: Approve is one press; the row stays in its place, marked, and a second press does nothing", async ({
  stage,
}) => {
  const zoe = await stage.asks("Zoe Blake");
  await stage.asks("Next Nina");
  const page = await stage.open(stage.manager, "/users/pending");
  let calls = 0;
  await page.route("**/api/trpc/requests.approve*", async (route) => {
    calls++;
    await route.continue();
  });
  const row = page.getByRole("row", { name: /Zoe Blake/ });
  const place = await row.boundingBox();
  await row.getByRole("button", { name: "Approve Zoe Blake", exact: true }).dblclick();
  const said = page.getByRole("status").filter({ hasText: `Zoe Blake (${zoe.email}) is now a Member of` });
  await expect(said).toBeVisible();
  await expect(row.getByRole("button", { name: "Approved Zoe Blake" })).toBeFocused();
  await row.getByRole("button", { name: "Approved Zoe Blake" }).click({ force: true });
  await expect(page.getByRole("link", { name: "Pending Approval (1)" })).toBeVisible();
  await expect(row.getByText("Approved", { exact: true }).first()).toBeVisible();
  expect((await row.boundingBox())?.y).toBe(place?.y);
  await expect(page.getByRole("button", { name: "Approve Next Nina", exact: true })).toBeVisible();
  expect(calls).toBe(1);
  await expectAccessible(page, "an approved row");
  await page.getByRole("button", { name: "Approve Next Nina", exact: true }).click();
  await expect(page.getByRole("link", { name: "Pending Approval (0)" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Next Nina/ })).toBeVisible();
  await page.getByRole("link", { name: "Open Zoe Blake’s page" }).click();
  await expect(page.getByRole("heading", { name: "Zoe Blake" })).toBeVisible();
  await page.goto(`/o/${stage.org.slug}/users/pending`);
  await expect(page.getByText("No one is waiting")).toBeVisible();
});

test("X-5, GGW-5: who is not approved stands in the queue with the same Approve, and in every number", async ({
  stage,
}) => {
  const mira = await stage.joins("Mira Soler");
  const page = await stage.open(stage.manager, `/users/${mira.id}`);
  await page.getByLabel("Approved").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Not approved").first()).toBeVisible();
  await page.goto(`/o/${stage.org.slug}/users`);
  await expect(page.getByRole("link", { name: "Users 1 waiting for approval" })).toBeVisible();
  await page.getByRole("link", { name: "1 User Approval Pending" }).click();
  const row = page.getByRole("row", { name: /Mira Soler/ });
  await expect(row).toContainText("Not approved");
  await expect(row.getByRole("button", { name: /Reject/ })).toHaveCount(0);
  await row.getByRole("button", { name: "Approve Mira Soler", exact: true }).click();
  await expect(page.getByText(`Mira Soler (${mira.email}) is approved in`)).toBeVisible();
  await expect(page.getByRole("link", { name: "Pending Approval (0)" })).toBeVisible();
});
