import { expect } from "@/tests/support/browser";
import { test } from "@/tests/support/stage";

test("two people of one name are told apart in the buttons of a list, and by address in every dialog", async ({
  stage,
}) => {
  const name = "Kim Min-jun";
  const [one, other] = [await stage.joins(name), await stage.joins(name)];
  const alone = await stage.joins("Lena Ferro");
  const page = await stage.open(stage.manager, "/users");
  await expect(page.getByRole("button", { name: `Remove ${name}, ${one.email}` })).toBeEnabled();
  await expect(page.getByRole("link", { name: `Edit ${name}, ${other.email}` })).toBeVisible();
  // Who is the only one of a name is called by it alone.
  await expect(page.getByRole("button", { name: `Remove ${alone.name}`, exact: true })).toBeVisible();

  for (const [button, role] of [
    [`Remove ${name}, ${one.email}`, "alertdialog"],
    [`Change Role of ${name}, ${one.email}`, "dialog"],
    [`Remove ${alone.name}`, "alertdialog"],
  ] as const) {
    const whose = button.includes(alone.name) ? alone.email : one.email;
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole(role)).toContainText(whose);
    await expect(page.getByRole(role)).toHaveAccessibleDescription(new RegExp(whose));
    await page.keyboard.press("Escape");
    await expect(page.getByRole(role)).toHaveCount(0);
  }

  await test.step("in the table of permissions, and where a cell says why", async () => {
    await page.goto(`/o/${stage.org.slug}/permissions`);
    for (const { email } of [one, other]) {
      await expect(page.getByRole("row").filter({ hasText: email })).toContainText(name);
    }
    await page.getByRole("button", { name: `infra of ${name}, ${other.email}: none` }).click();
    await expect(page.getByRole("dialog")).toContainText(other.email);
  });

  await test.step("and in the queue, where the whole address is read", async () => {
    const asks = [await stage.asks(name), await stage.asks(name)];
    await page.setViewportSize({ width: 1024, height: 800 });
    await page.goto(`/o/${stage.org.slug}/users/pending`);
    for (const { email } of asks) {
      await expect(page.getByRole("button", { name: `Reject ${name}, ${email}` })).toBeEnabled();
      const cell = page.getByRole("cell", { name: email, exact: true });
      expect(await cell.evaluate((td) => td.scrollWidth <= td.clientWidth)).toBe(true);
    }
    await page.getByRole("button", { name: `Reject ${name}, ${asks[1]?.email}` }).click();
    await expect(page.getByRole("dialog")).toContainText(asks[1]?.email ?? "");
  });
});

test("organizations of one name are told apart at sign-up by their address", async ({
  page,
  owner,
  stage,
}) => {
  const slug = `${stage.org.slug}-b`;
  await owner`update organization set name = 'Twin Harbour', listed = true where slug = ${stage.org.slug}`;
  await owner`insert into organization (name, slug, state) values ('Twin Harbour', ${slug}, 'awaiting_manager')`;
  await owner`
    insert into membership (org_id, account_id, role, approved_at, source)
    select o.id, m.account_id, 'manager', now(), 'request' from organization o, membership m
     where o.slug = ${slug} and m.id = ${stage.manager.id}`;
  await owner`update organization set state = 'active' where slug = ${slug}`;
  await page.goto("/sign-up");
  await page.getByRole("combobox").fill("Twin Harbour");
  await expect(page.getByRole("option")).toHaveCount(2);
  await expect(
    page.getByRole("option", { name: `Twin Harbour /o/${stage.org.slug}`, exact: true }),
  ).toBeVisible();
});
