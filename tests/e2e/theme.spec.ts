import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/browser";

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test("the theme follows the system, and a chosen one wins and is kept", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/sign-up");
  const light = await background(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await background(page);
  expect(dark).not.toBe(light);

  await page.getByLabel("Name").fill("Nora Lind");
  await page.getByRole("button", { name: "Light" }).click();
  await expect(page.getByRole("button", { name: "Light" })).toHaveAttribute("aria-pressed", "true");
  expect(await background(page)).toBe(light);
  await expect(page.getByLabel("Name")).toHaveValue("Nora Lind");

  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.getByRole("button", { name: "System" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
  await page.reload();
  expect(await background(page)).toBe(dark);
});

test("the theme is chosen without JavaScript, and one stays on the same page", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, colorScheme: "light" });
  const page = await context.newPage();
  await page.goto("/sign-in?callbackUrl=%2Faccount");
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Faccount$/);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await context.close();
});

test("another site cannot set the theme, nor send anybody away with it", async ({ request, baseURL }) => {
  const ask = (headers: Record<string, string>, theme = "dark") =>
    request.post("/theme", { headers, form: { theme }, maxRedirects: 0 });
  const origin = baseURL ?? "";
  expect((await ask({ origin: "https://evil.example" })).status()).toBe(403);
  expect((await ask({ "sec-fetch-site": "cross-site", origin })).status()).toBe(403);
  expect((await ask({})).status()).toBe(403);
  expect((await ask({ origin }, "purple")).status()).toBe(400);

  for (const referer of ["https://evil.example//evil.example/x", "https://evil.example/\\evil.example", ""]) {
    const answer = await ask({ origin, ...(referer && { referer }) });
    expect(answer.status()).toBe(303);
    const location = answer.headers().location ?? "";
    expect(new URL(location, origin).origin, referer).toBe(origin);
  }
});
