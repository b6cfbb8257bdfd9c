import { expect, test } from "@/tests/support/browser";

test("KIO-27: every wrong field says what is wrong, the first gets the focus, nothing typed is lost", async ({
  page,
}) => {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("N");
  await page.getByLabel("Email").fill("nora@");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Sign up and ask to join" }).click();

  const name = page.getByLabel("Name");
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription("Use at least 2 characters.");
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/This isn’t an email address\./);
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    /The password is too short\. Use at least 12 characters\..*7 more/,
  );
  await expect(page.getByRole("combobox", { name: "Organization", exact: true })).toHaveAccessibleDescription(
    /Choose an organization from the list\./,
  );
  await expect(page.getByLabel("Email")).toHaveValue("nora@");
});

test("KIO-27: what only the server knows comes back to its field, and what was typed stays", async ({
  page,
}) => {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Nora Lind");
  await page.getByLabel("Email").fill("nora@new.example");
  await page.getByLabel("Password", { exact: true }).fill("password2026!!");
  await page.getByRole("combobox", { name: "Organization", exact: true }).fill("acme");
  await page.getByRole("option", { name: "Acme" }).click();
  await page.getByLabel("Note to its managers").fill("Hello");
  await page.getByRole("button", { name: "Sign up and ask to join" }).click();

  const password = page.getByLabel("Password", { exact: true });
  await expect(password).toHaveAccessibleDescription(/too common/);
  await expect(password).toBeFocused();
  await expect(page.getByRole("combobox", { name: "Organization", exact: true })).toHaveValue("Acme");
  await expect(page.getByLabel("Note to its managers")).toHaveValue("Hello");
});

test("KIO-27: the picker is worked with the keyboard alone and says how many it found", async ({ page }) => {
  await page.goto("/sign-up");
  const picker = page.getByRole("combobox", { name: "Organization", exact: true });
  await picker.focus();
  await page.keyboard.type("glob");
  await expect(page.getByText("1 found.")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: "Globex" })).toHaveAttribute("data-highlighted", "");
  await page.keyboard.press("Enter");
  await expect(picker).toHaveValue("Globex");
  await expect(picker).toHaveAttribute("aria-expanded", "false");

  await picker.fill("no such place");
  await expect(page.getByText("No organization matches “no such place”. Check the spelling.")).toBeVisible();
});

test("KIO-27: the first click on the picker opens it, and the second chooses", async ({ page }) => {
  await page.goto("/sign-up");
  const picker = page.getByRole("combobox", { name: "Organization", exact: true });
  await picker.click();
  await expect(picker).toHaveAttribute("aria-expanded", "true");
  await page.getByRole("option", { name: "Globex" }).click();
  await expect(picker).toHaveValue("Globex");
});

test("the password can be shown, pasted and counted", async ({ page }) => {
  await page.goto("/sign-up");
  const password = page.getByLabel("Password", { exact: true });
  await expect(password).toHaveAttribute("autocomplete", "new-password");
  await password.fill("🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊");
  await expect(password).toHaveAccessibleDescription("At least 12 characters: 1 more.");
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(password).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Hide password" }).click();
  await expect(password).toHaveAttribute("type", "password");
});

test("sign-up sent before the page can react leaves nothing typed in the address", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Nora Lind");
  await page.getByLabel("Email").fill("nora@new.example");
  await page.getByLabel("Password", { exact: true }).fill("copper-lighthouse-52-meadow");
  await expect(page.getByRole("button", { name: "Sign up and ask to join" })).toBeDisabled();
  await expect(page.locator("noscript p")).toContainText("This form needs JavaScript.");

  // Even if something sends the form all the same.
  await page.getByLabel("Email").press("Enter");
  await context.close();

  const late = await browser.newContext({ baseURL });
  const slow = await late.newPage();
  await slow.route("**/_next/static/**/*.js", () => {});
  await slow.goto("/sign-up", { waitUntil: "commit" });
  await slow.getByLabel("Password", { exact: true }).fill("copper-lighthouse-52-meadow");
  await slow.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>("main form");
    form?.submit();
  });
  await slow.waitForLoadState("domcontentloaded");
  expect(slow.url()).not.toContain("copper");
  expect(new URL(slow.url()).search).toBe("");
  await late.close();
});

test("what is typed before the page can react is still there afterwards", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((go) => {
    release = go;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/sign-up", { waitUntil: "commit" });
  await page.getByLabel("Name").fill("Nora Lind");
  await page.getByLabel("Email").fill("nora@new.example");
  release();
  await expect(page.getByRole("button", { name: "Sign up and ask to join" })).toBeEnabled();
  await expect(page.getByLabel("Name")).toHaveValue("Nora Lind");
  await page.getByRole("button", { name: "Sign up and ask to join" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Email")).toHaveValue("nora@new.example");
});
