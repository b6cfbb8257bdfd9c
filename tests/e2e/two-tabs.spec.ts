import { DEMO_PASSWORD } from "@/db/demo/cast";
import { expect, signIn } from "@/tests/support/browser";
import { expectAccessible } from "@/tests/support/pages";
import { test } from "@/tests/support/stage";

test("a page opened as one person does nothing for another who signed in in a second tab, and loses nothing typed", async ({
  stage,
  owner,
}) => {
  const xena = await stage.joins("Xena Roos", { role: "manager" });
  const page = await stage.open(stage.manager);
  await page.goto("/account");
  const nameField = page.getByLabel("Name", { exact: true });
  await expect(nameField).toHaveValue("Greta Holm");
  await nameField.fill("Greta Holm-Sato");

  const second = await page.context().newPage();
  await second.goto("/account");
  await second.getByRole("button", { name: "Greta Holm" }).click();
  await second.getByRole("button", { name: "Sign out" }).click();
  await expect(second).toHaveURL(/\/sign-in/);
  await signIn(second, xena.email, DEMO_PASSWORD);

  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByRole("alert").first()).toContainText(
    `You are now signed in as Xena Roos (${xena.email})`,
  );
  await expect(nameField).toHaveValue("Greta Holm-Sato");

  // Signing out from the first tab does not sign the second person out, and says so.
  await page.getByRole("button", { name: "Greta Holm" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("so nothing was sent")).toBeVisible();
  await expectAccessible(page, "/sign-in, of another account");
  await second.reload();
  await expect(second.getByRole("button", { name: "Xena Roos", exact: true })).toBeVisible();
  const names = await owner<{ name: string }[]>`
    select name from account where email in (${stage.manager.email}, ${xena.email}) order by name`;
  expect(names.map(({ name }) => name)).toEqual(["Greta Holm", "Xena Roos"]);
});

test("a page that is read again for another person says so, and still sends nothing in their name", async ({
  stage,
}) => {
  const xena = await stage.joins("Xena Roos", { role: "manager" });
  const page = await stage.open(stage.manager, "/settings");
  const second = await page.context().newPage();
  await second.goto("/account");
  await second.getByRole("button", { name: "Greta Holm" }).click();
  await second.getByRole("button", { name: "Sign out" }).click();
  await signIn(second, xena.email, DEMO_PASSWORD);

  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Greta renames it");
  await page.getByRole("button", { name: /^Save/ }).first().click();
  await expect(page.getByRole("alert").first()).toContainText("You are now signed in as Xena Roos");
  await expect(name).toHaveValue("Greta renames it");
  await page.reload();
  await page.getByLabel("Name", { exact: true }).fill("Xena renames it");
  await page.getByRole("button", { name: /^Save/ }).first().click();
  await expect(page.getByRole("status").first()).toContainText(/./);
});
