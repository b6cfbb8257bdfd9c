import { cast } from "@/db/demo/cast";
import { expect } from "@/tests/support/browser";
import { test } from "@/tests/support/stage";

test("a row that is gone hands the focus on, and the messages are reached by F6 and wait there", async ({
  stage,
}) => {
  const [anna, berta] = [await stage.joins("Anna First"), await stage.joins("Berta Second")];
  const page = await stage.open(stage.manager, "/users");
  const remove = page.getByRole("button", { name: `Remove ${anna.name}` });
  await expect(remove).toBeEnabled();
  await remove.focus();
  await page.keyboard.press("Enter");
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: `Remove ${anna.name}` })
    .press("Enter");
  const message = page.getByRole("status").filter({ hasText: `${anna.name} (${anna.email}) was removed` });
  await expect(message).toBeVisible();
  await expect(page.getByRole("button", { name: `Remove ${berta.name}` })).toBeFocused();

  await page.keyboard.press("F6");
  const messages = page.getByRole("region", { name: "Messages (F6)" });
  await expect(messages).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(messages.getByRole("link", { name: "See it in the audit" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(message).toHaveCount(0);
  await expect(page.getByRole("button", { name: `Remove ${berta.name}` })).toBeFocused();
});

test("a button keeps the focus while the server is asked, and a second press does nothing", async ({
  stage,
}) => {
  const who = await stage.joins("Carla Held");
  const page = await stage.open(stage.manager, `/users/${who.id}`);
  let calls = 0;
  await page.route("**/api/trpc/members.sendPasswordReset", async (route) => {
    calls++;
    await route.continue();
  });
  const send = page.getByRole("button", { name: "Send Password Reset Email" });
  await expect(send).toBeEnabled();
  await send.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`We’ve emailed ${who.name} (${who.email}) a link.`)).toBeVisible();
  await expect(send).toBeFocused();
  expect(calls).toBe(1);
});

test("what went wrong stays until it is closed", async ({ stage }) => {
  const who = await stage.joins("Dora Offline");
  const page = await stage.open(stage.manager, `/users/${who.id}`);
  await page.route("**/api/trpc/members.sendPasswordReset", (route) => route.abort());
  await page.clock.install();
  await page.getByRole("button", { name: "Send Password Reset Email" }).click();
  const message = page.getByRole("alert").filter({ hasText: "The server didn’t respond." });
  await expect(message).toBeVisible();
  await page.clock.fastForward("05:00");
  await expect(message).toBeVisible();
});

test("offline, a press neither replaces the page nor loses what was typed", async ({ stage, context: _ }) => {
  const who = await stage.joins("Edith Typed");
  const page = await stage.open(stage.manager, `/users/${who.id}`);
  const name = page.getByLabel(`Name shown in ${stage.org.name}`);
  await name.fill("Edith Written");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("The server didn’t respond.")).toBeVisible();
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Invitations" }).click();
  await expect(page.getByText("You’re offline.")).toBeVisible();
  await expect(name).toHaveValue("Edith Written");
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { name: "Invitations", level: 1 })).toBeVisible();
});

test("without JavaScript forms show what is so", async ({ browser, gatehouse, stage }) => {
  const who = await stage.joins("Fiona Still");
  const signedIn = await stage.open(stage.manager, `/users/${who.id}`);
  const context = await browser.newContext({
    baseURL: gatehouse.url,
    javaScriptEnabled: false,
    storageState: await signedIn.context().storageState(),
  });
  const page = await context.newPage();
  await page.goto(`/o/${stage.org.slug}/users/${who.id}`);
  await expect(page.getByRole("checkbox", { name: "Enabled" })).toBeChecked();
  await page.goto(`/o/${stage.org.slug}/settings`);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(stage.org.name);
  await expect(page.getByRole("radio", { name: "User approval required" })).toBeChecked();
  await expect(page.getByLabel("Requests expire after (days)")).toHaveValue("30");
  await context.close();
});

test("GGW-7, X-14: where nothing can be changed, Save says why", async ({ as }) => {
  const page = await as("olive");
  await page.goto(`/o/acme/users?q=${encodeURIComponent(cast.pia.email)}`);
  await page.getByRole("link", { name: cast.pia.name, exact: true }).click();
  const save = page.getByRole("button", { name: "Save changes" });
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await expect(save).toHaveAccessibleDescription(/is a platform admin/);
});
