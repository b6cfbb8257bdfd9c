import { expect } from "@/tests/support/browser";
import { test } from "@/tests/support/stage";

test("DST-2, KIO-12: a PlatformAdmin creates an organization for somebody, suspends it, and resumes it", async ({
  as,
  stage,
}) => {
  const page = await as("pia");
  const member = await stage.joins("Founding Fay");
  const name = `Works of ${stage.org.name}`;
  await page.goto("/platform/organizations");
  await page.getByRole("link", { name: "Create organization" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("radio", { name: "Someone on this platform" }).check();
  await page.getByRole("combobox", { name: "First manager" }).fill(member.email);
  await page.getByRole("option", { name: new RegExp(member.name) }).click();
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("link", { name: member.name })).toBeVisible();

  await page.getByRole("button", { name: "Suspend" }).click();
  await page.getByRole("alertdialog").getByLabel("Reason").fill("The contract ended.");
  await page.getByRole("button", { name: `Suspend ${name}` }).click();
  await expect(page.getByText(`${name} is suspended.`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete" })).toHaveAccessibleDescription(/Archive .* first/);
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByRole("button", { name: `Resume ${name}` }).click();
  await expect(page.getByText(`${name} is open again.`)).toBeVisible();
});

test("X-14: the banner says by what right one is here, and only look leaves nothing to write with", async ({
  as,
  stage,
}) => {
  const asker = await stage.asks("Looked At Lou");
  const page = await as("pia");
  await page.goto(`/o/${stage.org.slug}/users/pending`);
  const banner = page.getByRole("region", { name: "Platform admin" });
  await expect(banner).toContainText("You’re here as a platform admin.");
  await banner.getByRole("button", { name: "Turn on view-only" }).click();
  await expect(banner).toContainText("Nothing can be changed");
  await page.getByRole("button", { name: `Approve ${asker.name}`, exact: true }).click();
  await expect(page.getByText(/View-only mode is on/)).toBeVisible();
  await banner.getByRole("button", { name: "Turn off view-only" }).click();
  await page.getByRole("button", { name: `Approve ${asker.name}`, exact: true }).click();
  await expect(
    page.getByText(`${asker.name} (${asker.email}) is now a Member of ${stage.org.name}.`),
  ).toBeVisible();
});

test("INV-3: a Manager proposes a Member as Manager, and a PlatformAdmin decides", async ({ as, stage }) => {
  const member = await stage.joins("Ready Ruth");
  const manager = await stage.open(stage.manager, `/users/${member.id}`);
  await manager.getByRole("button", { name: "Propose as Manager" }).click();
  await manager.getByLabel("Reason").fill("She runs the night shift.");
  await manager.getByRole("button", { name: `Propose ${member.name}` }).click();
  await expect(
    manager.getByText(`${member.name} (${member.email}) has been proposed as Manager.`),
  ).toBeVisible();
  await expect(manager.getByRole("button", { name: "Withdraw proposal" })).toBeVisible();

  const pia = await as("pia");
  await pia.goto("/platform/requests/promotions");
  await pia
    .getByRole("row")
    .filter({ hasText: stage.org.name })
    .getByRole("button", { name: /Approve/ })
    .click();
  await pia.getByRole("button", { name: `Make ${member.name} a Manager` }).click();
  await expect(
    pia.getByText(`${member.name} (${member.email}) is now a Manager of ${stage.org.name}.`),
  ).toBeVisible();
});
