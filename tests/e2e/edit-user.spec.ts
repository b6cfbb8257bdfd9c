import { cast } from "@/db/demo/cast";
import { expect } from "@/tests/support/browser";
import { expectAccessible, expectNarrow } from "@/tests/support/pages";
import { growsStale, test } from "@/tests/support/stage";

test("GGW-6, X-9: Edit User opens from the name, and sends only what was changed", async ({ stage }) => {
  const mira = await stage.joins("Mira Soler", { holds: ["backup.view"] });
  const page = await stage.open(stage.manager, "/users");
  await page.getByRole("link", { name: mira.name, exact: true }).click();
  await expect(page.getByRole("heading", { name: mira.name, level: 1 })).toBeVisible();
  await expect(page.getByText(mira.email)).toBeVisible();
  await expect(page.getByRole("region", { name: "About" })).toContainText("backup");

  const sent = page.waitForRequest("**/api/trpc/members.edit");
  await page.getByLabel(`Name shown in ${stage.org.name}`).fill("Mira from the field");
  await page.getByRole("button", { name: "Save" }).click();
  expect((await sent).postDataJSON()).toEqual({
    org: stage.org.slug,
    id: mira.id,
    displayName: "Mira from the field",
  });
  await expect(page.getByRole("heading", { name: "Mira from the field", level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "History" })).toContainText(
    `changed the name of Mira Soler in ${stage.org.name} to`,
  );
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").getByText("Nothing has changed.")).toBeVisible();
});

test("GGW-2, X-3, X-7: Enabled and Approved act at the next click of who is signed in", async ({ stage }) => {
  const mira = await stage.joins("Mira Soler");
  const theirs = await stage.open(mira);
  const page = await stage.open(stage.manager, `/users/${mira.id}`);
  for (const [box, tag, sentence] of [
    ["Enabled", "Disabled", /turned off/],
    ["Approved", "Not approved", /isn’t approved yet/],
  ] as const) {
    await page.getByRole("checkbox", { name: box }).uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.locator(".page-header .tag")).toHaveText(tag);
    await theirs.reload();
    await expect(theirs.getByText(sentence)).toBeVisible();
    await page.getByRole("checkbox", { name: box }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.locator(".page-header .tag")).toHaveCount(0);
  }
  await theirs.reload();
  await expect(theirs.getByText("Your role here: Member.")).toBeVisible();
});

test("GGW-7: on oneself what could lock one out is off, and each box says why", async ({ stage }) => {
  const page = await stage.open(stage.manager, `/users/${stage.manager.id}`);
  for (const name of ["Enabled", "Approved", "Account", "Manager"]) {
    const box = page.getByRole("checkbox", { name });
    await expect(box).toBeDisabled();
    await expect(box).toBeChecked();
    await expect(box).toHaveAccessibleDescription(/You can’t change your own (access|role)\./);
  }
  await expect(page.getByLabel("Ends on")).toBeDisabled();
  await expect(page.getByRole("button", { name: "Change role" })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("button", { name: /^(Remove|Delete)/ })).toHaveCount(0);

  await test.step("CASE-9: Leave instead, but not as the last Manager", async () => {
    await page.getByRole("button", { name: `Leave ${stage.org.name}` }).click();
    const dialog = page.getByRole("alertdialog", { name: `Leave ${stage.org.name}?` });
    await expect(dialog.getByRole("button", { name: "Stay" })).toBeFocused();
    await dialog.getByRole("button", { name: `Leave ${stage.org.name}` }).click();
    await expect(dialog.getByRole("alert")).toContainText("You are the last Manager here.");
  });
});

test("KIO-14, GGW-8, X-10: Manager is Change Role, which asks for the password when the sign-in is old", async ({
  as,
  owner,
  stage,
}) => {
  const mira = await stage.joins("Mira Soler");
  const page = await as("pia");
  await page.goto(`/o/${stage.org.slug}/users/${mira.id}`);
  await growsStale(owner, cast.pia.email);
  await page.getByRole("checkbox", { name: "Manager" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the role of Mira Soler" });
  await dialog.getByRole("radio", { name: "Manager" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  const password = dialog.getByRole("textbox", { name: "Your password" });
  await expect(password).toBeFocused();
  await expectAccessible(page, "the password once more");
  await password.fill("not-the-password");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(password).toHaveAccessibleDescription(/That isn’t your password\./);
  await password.fill("lantern-orchard-74-tramway");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(
    page.getByText(`Mira Soler (${mira.email}) is now a Manager of ${stage.org.name}.`),
  ).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Manager" })).toBeChecked();
  await expect(page.getByLabel("Ends on")).toHaveAccessibleDescription(
    /A Manager’s membership has no end date\./,
  );

  await page.getByRole("checkbox", { name: "Account" }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`Changes to Mira Soler (${mira.email}) are saved.`)).toBeVisible();
  const theirs = await stage.open(mira, "/settings");
  await expect(theirs.getByText(/has withheld the settings of .* from you/)).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Save" })).toBeDisabled();
});

test("X-8, GGW-13, NIR-5: Delete is confirmed, permanent, and at the foot of Edit User", async ({
  stage,
  mailTo,
}) => {
  const mira = await stage.joins("Mira Soler");
  const page = await stage.open(stage.manager, `/users/${mira.id}`);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("alertdialog", { name: "Permanently delete Mira Soler?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await dialog.getByRole("button", { name: "Delete Mira Soler" }).click();
  await expect(page).toHaveURL(/\/users$/);
  await expect(page.getByRole("row").filter({ hasText: mira.email })).toHaveCount(0);
  expect((await mailTo(mira.email, /./)).text).toContain(stage.org.name);
  expect((await page.goto(`/o/${stage.org.slug}/users/${mira.id}`))?.status()).toBe(404);
});

test("KIO-15, INV-6: Edit User, Permissions and Settings tell a Member who can help, and a stranger nothing", async ({
  as,
  stage,
}) => {
  const mira = await stage.joins("Mira Soler");
  const theirs = await stage.open(mira);
  const stranger = await as("xena");
  for (const path of [`/users/${mira.id}`, "/permissions", `/permissions/${mira.id}`, "/settings"]) {
    await theirs.goto(`/o/${stage.org.slug}${path}`);
    await expect(theirs.getByRole("heading", { name: "No access to this page" }), path).toBeVisible();
    await expect(theirs.getByText(/^Only Managers can/), path).toBeVisible();
    expect((await stranger.goto(`/o/${stage.org.slug}${path}`))?.status(), path).toBe(404);
  }
  // A membership of another organization answers like one that does not exist.
  expect((await stranger.goto(`/o/globex/users/${mira.id}`))?.status()).toBe(404);
});

test("Edit User and its dialogs are accessible, by keyboard and on a phone", async ({ stage }) => {
  test.slow();
  const long = await stage.joins("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von Öl");
  const page = await stage.open(stage.manager, `/users/${long.id}`);
  await expectAccessible(page, "Edit User");
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNarrow(page, "Edit User");
  const remove = page.getByRole("button", { name: /^Remove/ });
  await remove.press("Enter");
  await expect(page.getByRole("alertdialog").getByRole("button", { name: "Cancel" })).toBeFocused();
  await expectAccessible(page, "Remove");
  await expectNarrow(page, "Remove");
  await page.keyboard.press("Escape");
  await expect(remove).toBeFocused();
});
