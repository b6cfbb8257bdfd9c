import type { Page } from "@playwright/test";
import { cast } from "@/db/cast";
import { expect, signIn } from "@/tests/support/browser";
import { somebodyNew, test } from "@/tests/support/newcomer";
import { expectAccessible } from "@/tests/support/pages";

const open = async (page: Page, email: string) => {
  await page.goto(`/o/acme/users?q=${encodeURIComponent(email)}`);
  return page.getByRole("row").filter({ hasText: email });
};

test("KIO-16, KIO-14: Change Role opens from the row and from the role; what cannot be chosen says why", async ({
  as,
}) => {
  const page = await as("olive");
  const row = await open(page, cast.mia.email);
  for (const name of ["Member", "Change Role of Mia Park"]) {
    await row.getByRole("button", { name, exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Change the role of Mia Park" });
    await expect(dialog.getByRole("radio")).toHaveCount(3);
    await expect(dialog.getByRole("radio", { name: /^Member/ })).toBeChecked();
    for (const role of [/^PlatformAdmin/, /^Manager/]) {
      await expect(dialog.getByRole("radio", { name: role })).toBeDisabled();
      await expect(dialog.getByRole("radio", { name: role })).toHaveAccessibleDescription(
        /PlatformAdmin can/,
      );
    }
    await expect(dialog.getByRole("button", { name: "Save" })).toHaveAttribute("aria-disabled", "true");
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(row.getByRole("button", { name, exact: true })).toBeFocused();
  }
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
  await expect(pia.getByText(`${who.name} is a Manager of Acme now.`)).toBeVisible();
  await expect(row.getByRole("cell").nth(2)).toHaveText("Manager");

  await page.goto("/o/acme/users");
  await expect(page.getByRole("table")).toBeVisible();
});

test("KIO-18: nobody changes their own role, and the dialog says so", async ({ as }) => {
  const page = await as("olive");
  const row = await open(page, cast.olive.email);
  await row.getByRole("button", { name: "Change Role of Olive Tan" }).click();
  await expect(page.getByRole("dialog").getByText(/own role/)).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("radio")).toHaveCount(0);
  await page.getByRole("button", { name: "Close", exact: true }).click();
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
  await dialog.getByLabel("Your reason").fill("The project has ended.");
  await dialog.getByRole("button", { name: `Remove ${who.name}` }).click();
  await expect(olive.getByText(`${who.name} no longer belongs to Acme.`)).toBeVisible();
  await expect(row).toHaveCount(0);

  expect((await page.reload())?.status()).toBe(404);
  await page.goto("/users");
  await expect(page).toHaveURL(/\/waiting$/);
  expect((await mailTo(who.email, /acme/i)).text).toContain("The project has ended.");
});

test("KIO-24: the last Manager cannot be removed, and the dialog says what to do", async ({ as }) => {
  const page = await as("pia");
  await page.goto(`/o/globex/users?q=${encodeURIComponent(cast.xena.email)}`);
  await page.getByRole("button", { name: "Remove Xena Okafor" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText(/An organization needs a Manager\./)).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
});

test("the dialogs are accessible in both themes", async ({ as }) => {
  const page = await as("olive");
  const row = await open(page, cast.mia.email);
  await row.getByRole("button", { name: "Change Role of Mia Park" }).click();
  await expect(page.getByRole("radio")).toHaveCount(3);
  await expectAccessible(page, "Change Role");
  await page.keyboard.press("Escape");
  await row.getByRole("button", { name: "Remove Mia Park" }).click();
  await expect(page.getByText("This ends at once:")).toBeVisible();
  await expectAccessible(page, "Remove");
});
