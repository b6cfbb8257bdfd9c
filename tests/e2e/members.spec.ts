import type { Page } from "@playwright/test";
import { cast } from "@/db/demo/cast";
import { expect, signIn } from "@/tests/support/browser";
import { somebodyNew, test } from "@/tests/support/newcomer";
import { expectAccessible } from "@/tests/support/pages";

const open = async (page: Page, email: string) => {
  await page.goto(`/o/acme/users?q=${encodeURIComponent(email)}`);
  return page.getByRole("row").filter({ hasText: email });
};

test("KIO-14, KIO-16, X-2, INV-3: Change Role opens from the role in the row; what cannot be chosen says why", async ({
  as,
}) => {
  const page = await as("olive");
  const row = await open(page, cast.mia.email);
  const role = row.getByRole("button", { name: "Member, Change Role of Mia Park" });
  await role.click();
  const dialog = page.getByRole("dialog", { name: "Change the role of Mia Park" });
  await expect(dialog.getByRole("radio")).toHaveCount(3);
  await expect(dialog.getByRole("radio", { name: "Member" })).toBeChecked();
  for (const name of ["PlatformAdmin", "Manager"]) {
    const radio = dialog.getByRole("radio", { name });
    await expect(radio).toBeDisabled();
    await expect(radio).toHaveAccessibleDescription(/Only a PlatformAdmin can give this\./);
  }
  await expect(dialog.getByRole("button", { name: "Save" })).toHaveAttribute("aria-disabled", "true");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(role).toBeFocused();
});

test("KIO-16: a Manager starts from a visible Change Role, and proposes there whom they may not promote", async ({
  as,
  joinsAcme,
}) => {
  test.slow();
  const who = somebodyNew("Petra Voss");
  await joinsAcme(who);
  const page = await as("olive");
  const row = await open(page, who.email);
  const role = row.getByRole("button", { name: `Member, Change Role of ${who.name}` });
  const words = await role.evaluate((button) => getComputedStyle(button, "::after").content);
  expect(words).toContain("Change Role");
  await role.click();
  await page.getByRole("button", { name: "Propose as Manager" }).click();
  const dialog = page.getByRole("dialog", { name: `Propose ${who.name} as Manager` });
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await dialog.getByLabel("Reason").fill("She runs the desk already.");
  await dialog.getByRole("button", { name: `Propose ${who.name}` }).click();
  await expect(page.getByText(`${who.name} (${who.email}) has been proposed as Manager.`)).toBeVisible();

  await role.click();
  await expect(page.getByRole("dialog").getByText("Olive Tan proposed them")).toBeVisible();
  await expect(page.getByRole("button", { name: "Propose as Manager" })).toHaveCount(0);
});

test("GGW-6: the name leads to Edit User, and so does the email", async ({ as }) => {
  const page = await as("olive");
  const row = await open(page, cast.mia.email);
  const edit = await row.getByRole("link", { name: cast.mia.name, exact: true }).getAttribute("href");
  const email = row.getByRole("link", { name: cast.mia.email });
  expect(await email.getAttribute("href")).toBe(edit);
  await email.click();
  await expect(page.getByRole("heading", { name: cast.mia.name, level: 1 })).toBeVisible();
});

test("KIO-14, KIO-17: a PlatformAdmin makes a Manager, and it is in force at their next click", async ({
  page,
  as,
  joinsAcme,
}) => {
  test.slow();
  const who = somebodyNew("Rosa Bell");
  await joinsAcme(who);
  await signIn(page, who.email, who.password);
  await expect(page.getByText("Your role here: Member.")).toBeVisible();

  const pia = await as("pia");
  const row = await open(pia, who.email);
  await row.getByRole("button", { name: `Change Role of ${who.name}` }).click();
  await pia.getByRole("radio", { name: /^Manager/ }).check();
  await pia.getByRole("button", { name: "Save" }).click();
  await expect(pia.getByText(`${who.name} (${who.email}) is now a Manager of Acme.`)).toBeVisible();
  await expect(row.getByRole("cell").nth(2)).toHaveText("Manager");

  await page.goto("/o/acme/users");
  await expect(page.getByRole("table")).toBeVisible();
});

test("KIO-7, KIO-18, KIO-23: on oneself what cannot be done says why, by pointer, key and reader", async ({
  as,
}) => {
  const page = await as("olive");
  const row = await open(page, cast.olive.email);
  for (const [name, why] of [
    [/Change Role of Olive Tan/, /^You can’t change your own role\./],
    [/^Remove Olive Tan/, /^This is you\. Use “Leave”/],
  ] as const) {
    const button = row.getByRole("button", { name });
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(why);
    await button.focus();
    await button.press("Enter");
    await expect(page.locator("dialog")).toHaveCount(0);
  }
});

test("KIO-23: Remove names the person, says what ends, and all access ends at once", async ({
  page,
  as,
  joinsAcme,
  mailTo,
}) => {
  test.slow();
  const who = somebodyNew("Sven Dahl");
  await joinsAcme(who);
  await signIn(page, who.email, who.password);
  await expect(page).toHaveURL(/\/o\/acme$/);

  const olive = await as("olive");
  const row = await open(olive, who.email);
  await row.getByRole("button", { name: `Remove ${who.name}` }).click();
  const dialog = olive.getByRole("alertdialog", { name: `Remove ${who.name} from Acme?` });
  await expect(dialog.getByText("access to Acme, on every device")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByLabel("Reason").fill("The project has ended.");
  await dialog.getByRole("button", { name: `Remove ${who.name}` }).click();
  await expect(olive.getByText(`${who.name} (${who.email}) was removed from Acme.`)).toBeVisible();
  await expect(row).toHaveCount(0);

  expect((await page.reload())?.status()).toBe(404);
  await page.goto("/users");
  await expect(page).toHaveURL(/\/waiting$/);
  expect((await mailTo(who.email, /acme/i)).text).toContain("The project has ended.");
});

test("KIO-24, INV-1: the last Manager cannot be removed, and the button says what to do", async ({ as }) => {
  const page = await as("pia");
  await page.goto(`/o/globex/users?q=${encodeURIComponent(cast.xena.email)}`);
  const remove = page.getByRole("button", { name: "Remove Xena Okafor" });
  await expect(remove).toHaveAttribute("aria-disabled", "true");
  await expect(remove).toHaveAccessibleDescription(
    "An organization needs a Manager. Ask a platform admin to add another one first.",
  );
});

test("the dialogs are accessible in both themes", async ({ as }) => {
  const page = await as("olive");
  const row = await open(page, cast.mia.email);
  await row.getByRole("button", { name: "Change Role of Mia Park" }).click();
  await expect(page.getByRole("radio")).toHaveCount(3);
  await expectAccessible(page, "Change Role");
  await page.keyboard.press("Escape");
  await row.getByRole("button", { name: "Remove Mia Park" }).click();
  await expect(page.getByText("They lose immediately:")).toBeVisible();
  await expectAccessible(page, "Remove");
});
