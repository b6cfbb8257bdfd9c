import { cast, DEMO_PASSWORD } from "@/db/demo/cast";
import { expect, signIn, test } from "@/tests/support/browser";

test("a wrong password keeps the email and says so at the field that has the focus", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(cast.mia.email);
  await page.getByLabel("Password", { exact: true }).fill("not the right one");
  await page.getByRole("button", { name: "Sign in" }).click();
  const password = page.getByLabel("Password", { exact: true });
  await expect(password).toBeFocused();
  await expect(password).toHaveAccessibleDescription(
    "Email and password don’t match. Check both and try again.",
  );
  await expect(password).toHaveValue("");
  await expect(page.getByLabel("Email")).toHaveValue(cast.mia.email);
});

test("an address without an account is answered in the same words", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("nobody@nowhere.example");
  await page.getByLabel("Password", { exact: true }).fill("not the right one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Email and password don’t match. Check both and try again.")).toBeVisible();
});

test("CASE-14: everybody lands where they belong", async ({ as }) => {
  const places = {
    olive: "/o/acme/users",
    mia: "/o/acme",
    wim: "/waiting",
    xena: "/o/globex/users",
  } as const;
  for (const [who, path] of Object.entries(places)) {
    const page = await as(who as keyof typeof places);
    expect(new URL(page.url()).pathname, who).toBe(path);
    await page.goto("/");
    expect(new URL(page.url()).pathname, `${who}, from the start page`).toBe(path);
  }
});

test("who is stopped by the sign-in page comes back to where they were going", async ({ page }) => {
  await page.goto("/o/acme/users?sort=joined");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await page.getByLabel("Email").fill(cast.olive.email);
  await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/o\/acme\/users\?sort=joined$/);
});

test("a return address of another site is ignored", async ({ page, baseURL }) => {
  for (const away of ["https://evil.example/", "//evil.example", "/\\evil.example", "/%09/evil.example"]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(away)}`);
    await page.getByLabel("Email").fill(cast.olive.email);
    await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    expect(new URL(page.url()).origin, away).toBe(new URL(baseURL ?? "").origin);
  }
});

test("X-3: signing out ends the session at the next click, also in another tab", async ({ as }) => {
  const page = await as("mia");
  const other = await page.context().newPage();
  await other.goto("/o/acme");
  await page.getByRole("button", { name: cast.mia.name, exact: true }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/o/"));
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
});

test("without JavaScript one signs in, searches, sorts, changes tabs and signs out", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, cast.olive.email, DEMO_PASSWORD);

  await page.getByRole("searchbox").fill("park");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("row").filter({ hasText: cast.mia.email })).toBeVisible();
  await page.getByRole("link", { name: "Clear the search" }).click();
  await page.getByRole("link", { name: "Email" }).click();
  await expect(page.getByRole("columnheader", { name: "Email" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/after=/);
  await page.getByRole("link", { name: /^Pending Approval/ }).click();
  await expect(page.getByRole("button", { name: /^Approve Wim/ })).toBeDisabled();

  await page.getByRole("button", { name: /switch organization/ }).click();
  await expect(page.getByRole("link", { name: "Join another organization" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: cast.olive.name, exact: true }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto("/o/acme/users");
  await expect(page).toHaveURL(/\/sign-in/);
  await context.close();
});
