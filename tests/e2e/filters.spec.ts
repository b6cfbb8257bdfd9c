import { expect } from "@/tests/support/browser";
import { expectAccessible } from "@/tests/support/pages";
import { test } from "@/tests/support/stage";

test("NIR-3, KIO-10: filters are added one to another, stand in the address, and are taken back", async ({
  stage,
}) => {
  await stage.joins("Mira Soler");
  await stage.joins("Miron Adler", { role: "manager" });
  const page = await stage.open(stage.manager, "/users");
  await page.getByRole("button", { name: "Add a filter" }).click();
  await page.getByLabel("Name", { exact: true }).fill("mir");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/[?&]name=mir/);
  const found = page.getByRole("status").filter({ hasText: /people|person/ });
  await expect(found).toHaveText("2 people");
  await expect(page.getByRole("button", { name: "Add a filter" })).toBeFocused();

  await page.getByRole("button", { name: "Add a filter" }).press("Enter");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("mir");
  await page.getByLabel("Role", { exact: true }).selectOption("Manager");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(found).toHaveText("1 person");
  await page.getByRole("columnheader", { name: "Email" }).getByRole("link").click();
  await expect(page).toHaveURL(/name=mir.*role=Manager.*sort=email/);
  await page.getByRole("link", { name: "Remove the filter Role: Manager" }).click();
  await expect(found).toHaveText("2 people");

  await page.goto(`/o/${stage.org.slug}/users?status=ended&role=Viewer&cols=secret`);
  await expect(page.getByRole("heading", { name: "No one matches" })).toBeVisible();
  await expect(page.locator(".chip")).toHaveText(["Status: Ended"]);
});

test("X-4, GGW-1: columns are added by the address, and the six stay without", async ({ stage }) => {
  const page = await stage.open(stage.manager, "/users");
  const six = ["Name", "Email", "Role", "System Permissions", "Join Date", "Actions"];
  await expect(page.getByRole("columnheader")).toHaveText(six);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByLabel("Enabled").check();
  await page.getByLabel("Approved").check();
  await page.getByLabel("Last active").check();
  await page.getByLabel("Expires").check();
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("columnheader")).toHaveText([
    ...six.slice(0, 5),
    "Enabled",
    "Approved",
    "Last active",
    "Expires",
    "Actions",
  ]);
  await expectAccessible(page, "with added columns");
  await page.getByRole("columnheader", { name: "Role" }).getByRole("link").click();
  await expect(page).toHaveURL(/cols=enabled\.approved\.active\.expires/);
  await expect(page.getByRole("row").nth(1)).toContainText("never");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("search, filters, columns and pages are forms and links that work, and buttons wait", async ({
    page,
  }) => {
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill("olive@acme.example");
    await page.getByLabel("Password", { exact: true }).fill("lantern-orchard-74-tramway");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.goto("/o/acme/users");
    await page.getByRole("button", { name: "Add a filter" }).click();
    await page.getByLabel("Status").selectOption("Disabled");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/status=disabled/);
    await expect(page.getByRole("row").filter({ hasText: "Chiara Neri" })).toBeVisible();
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByLabel("Enabled").check();
    await page.getByLabel("Approved").check();
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/status=disabled.*cols=enabled&cols=approved/);
    await expect(page.getByRole("columnheader", { name: "Approved" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Remove Chiara Neri" })).toBeDisabled();
    await page.getByRole("link", { name: "Edit Chiara Neri" }).click();
    await expect(page.getByRole("heading", { name: "Chiara Neri", level: 1 })).toBeVisible();
    await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  });
});
