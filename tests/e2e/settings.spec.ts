import { expect } from "@/tests/support/browser";
import { test } from "@/tests/support/stage";

test("KIO-13, GGW-4, GGW-15, X-6: a Manager sets the name and who may join, and it counts at sign-up", async ({
  stage,
  page: plain,
}) => {
  const page = await stage.open(stage.manager);
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("radio", { name: "User approval required" })).toBeChecked();
  await page.getByLabel("Name", { exact: true }).fill(`${stage.org.name} Works`);
  await page.getByRole("radio", { name: "Invite only" }).check();
  await page.getByLabel("Requests expire after (days)").fill("0");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Requests expire after (days)")).toHaveAccessibleDescription(
    /Use at least 1\./,
  );
  await page.getByLabel("Requests expire after (days)").fill("14");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await expect(page.getByRole("button", { name: /switch organization/ })).toContainText(
    `${stage.org.name} Works`,
  );
  await page.reload();
  await expect(page.getByRole("radio", { name: "Invite only" })).toBeChecked();

  await plain.goto("/sign-up");
  await plain.getByRole("combobox", { name: "Organization", exact: true }).fill(stage.org.name);
  await expect(plain.getByText(/No organization/)).toBeVisible();
});

test("X-6: after the address changed one goes on under the new one, and the old one leads there", async ({
  stage,
}) => {
  const page = await stage.open(stage.manager, "/settings");
  await page.getByLabel("Address").fill("acme");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Address")).toHaveAccessibleDescription(
    /Another organization has this address\./,
  );
  const slug = `${stage.org.slug}-moved`;
  await page.getByLabel("Address").fill(slug);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(new RegExp(`/o/${slug}/settings$`));
  await expect(page.getByText(`/o/${stage.org.slug}`)).toBeVisible();

  await page.goto(`/o/${stage.org.slug}/users?sort=email&dir=desc`);
  await expect(page).toHaveURL(new RegExp(`/o/${slug}/users\\?sort=email&dir=desc$`));
  await expect(page.getByRole("row").filter({ hasText: stage.manager.email })).toBeVisible();
});

test("two Managers save the settings: the second is told to look again", async ({ stage }) => {
  const second = await stage.joins("Henk Visser", { role: "manager" });
  const one = await stage.open(stage.manager, "/settings");
  const other = await stage.open(second, "/settings");
  for (const page of [one, other]) await page.getByLabel("Name", { exact: true }).fill(`${stage.org.name} 2`);
  await one.getByRole("button", { name: "Save" }).click();
  await expect(one.getByText("The settings are saved.")).toBeVisible();
  await other.getByRole("button", { name: "Save" }).click();
  await expect(
    other.getByRole("alert").getByText(/Someone else has just saved these settings/),
  ).toBeVisible();
  await expect(other.getByRole("button", { name: /switch organization/ })).toContainText(
    `${stage.org.name} 2`,
  );
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("alert").getByText(/Nothing has changed/)).toBeVisible();
});

test("CASE-8: letting everybody join approves nobody silently, and offers to approve who waits", async ({
  stage,
}) => {
  const asker = await stage.asks("Noa Levi");
  await stage.asks("Ola Berg");
  const page = await stage.open(stage.manager, "/settings");
  await page.getByRole("radio", { name: "Open" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  const offer = page.getByRole("dialog", { name: `2 people are waiting to join ${stage.org.name}` });
  await offer.getByRole("button", { name: "Not now" }).click();
  await expect(page.getByText(/still waiting\./)).toBeVisible();
  await page.getByRole("link", { name: "Review" }).click();
  await expect(page.getByRole("row").filter({ hasText: asker.email })).toContainText("Waiting");

  await page.goto(`/o/${stage.org.slug}/settings`);
  await page.getByRole("radio", { name: "User approval required" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/still waiting\./)).toHaveCount(0);
  await page.getByRole("radio", { name: "Open" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await offer.getByRole("button", { name: "Approve all 2" }).click();
  await expect(page.getByRole("heading", { name: "Approving 2 requests" })).toBeVisible();
  await expect(page.getByRole("status").getByText("2 approved.")).toBeVisible();
});

test("KIO-25: who is the only Manager reads that two or three are better", async ({ stage }) => {
  const page = await stage.open(stage.manager);
  const care = page.getByRole("region", { name: "Reminders" });
  await expect(care).toContainText(`${stage.org.name} has only one Manager.`);
  await care.getByRole("link", { name: "when each was last active" }).click();
  await expect(page.getByRole("columnheader", { name: "Last active" })).toBeVisible();
  await stage.joins("Henk Visser", { role: "manager" });
  await page.goto(`/o/${stage.org.slug}`);
  await expect(care).toBeVisible();
  await expect(care).not.toContainText("has only one Manager");
});

test("X-12: the catalog that was put first gives the columns of the permissions", async ({ stage }) => {
  const page = await stage.open(stage.manager, "/settings");
  const first = page.getByLabel("First catalog");
  await first.selectOption({ label: "Nirmata" });
  await page.getByRole("button", { name: "Apply…" }).click();
  await expect(first).toHaveAccessibleDescription(/^Turn this catalog on to put it first\./);

  await page.getByRole("checkbox", { name: "Nirmata" }).check();
  await page.getByRole("button", { name: "Apply…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await expect(first.locator("option").first()).toHaveText("Nirmata");

  await page.goto(`/o/${stage.org.slug}/permissions`);
  await expect(page.getByRole("columnheader").nth(2)).toHaveText("cloud credentials");
});
