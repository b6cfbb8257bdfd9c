import { cast } from "@/db/demo/cast";
import { expect, test } from "@/tests/support/browser";

test("KIO-2, KIO-3, GGW-5, X-5, NIR-6: a Manager finds tabs, the number that waits, and the red button", async ({
  as,
}) => {
  const page = await as("xena");
  await page.goto("/o/acme/users");
  await expect(page.getByRole("heading", { name: "This page doesn’t exist" })).toBeVisible();

  const olive = await as("olive");
  const menu = olive.getByRole("navigation", { name: "Menu" });
  await expect(menu.getByRole("list", { name: "Identity & Access" })).toContainText("Users");
  await menu.getByRole("link", { name: /^Users/ }).click();

  const tabs = olive.getByRole("navigation", { name: "Users" });
  await expect(tabs.getByRole("link")).toHaveCount(2);
  await expect(tabs.getByRole("link", { name: "Organization Users" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  const waiting = await tabs.getByRole("link", { name: /^Pending Approval \(\d+\)$/ }).textContent();
  const number = Number(/\d+/.exec(waiting ?? "")?.[0]);
  await olive.getByRole("link", { name: `${number} User Approvals Pending` }).click();
  await expect(olive).toHaveURL(/\/o\/acme\/users\/pending$/);
  await expect(olive.getByRole("row")).toHaveCount(number + 1);
});

test("GGW-5: nobody waits, so there is no red button", async ({ as }) => {
  const page = await as("pia");
  await page.goto("/o/meridian-health/users");
  await expect(page.getByRole("link", { name: "Pending Approval (0)" })).toBeVisible();
  await expect(page.getByRole("link", { name: /User Approvals? Pending/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Pending Approval (0)" }).click();
  await expect(page.getByRole("heading", { name: "No one is waiting" })).toBeVisible();
});

test("KIO-4, KIO-5, KIO-6, KIO-8: exactly six columns, three roles, seven categories as badges", async ({
  as,
}) => {
  const page = await as("olive");
  const heads = page.getByRole("columnheader");
  await expect(heads).toHaveText(["Name", "Email", "Role", "System Permissions", "Join Date", "Actions"]);

  const row = (email: string) => page.getByRole("row").filter({ hasText: email });
  const badges = row(cast.olive.email).locator(".badges > span");
  await expect(badges).toHaveText([
    /^infra/,
    /^service/,
    /^backup/,
    /^device/,
    /^database/,
    /^vpn/,
    /^audit/,
  ]);
  await expect(row(cast.olive.email).getByRole("cell").nth(2)).toHaveText("Manager");
  await expect(row(cast.olive.email)).toContainText("You");
  await expect(row(cast.mia.email).getByRole("cell").nth(2)).toHaveText("Member");
});

test("X-4, X-14: who is not simply active has a badge, and a PlatformAdmin shows as one", async ({ as }) => {
  const page = await as("olive");
  await page.goto("/o/acme/users?q=pia");
  const pia = page.getByRole("row").filter({ hasText: cast.pia.email });
  await expect(pia.getByRole("cell").nth(2)).toHaveText("PlatformAdmin");
  await expect(pia.getByRole("cell").nth(3)).toHaveText("none");
  await page.goto("/o/acme/users?q=chiara");
  await expect(page.getByRole("row").filter({ hasText: "Chiara Neri" })).toContainText("Disabled");
});

test("KIO-9: a part of a name or an email finds people, and the search has an address", async ({ as }) => {
  const page = await as("olive");
  const search = page.getByRole("searchbox", { name: "Part of a name or email" });
  await search.fill("park");
  await search.press("Enter");
  await expect(page).toHaveURL(/[?&]q=park/);
  await expect(page.getByRole("row").filter({ hasText: cast.mia.email })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /\d/ })).toHaveText(/^\d+ (person|people)$/);
  await page.reload();
  await expect(search).toHaveValue("park");

  await search.fill("%_nobody");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: "No one matches" })).toBeVisible();
  await page.getByRole("link", { name: "Show everyone" }).click();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await expect(search).toHaveValue("");
});

test("KIO-10: sorts by name, email, role and join date, both ways, and pages keep the order", async ({
  as,
}) => {
  const page = await as("olive");
  for (const label of ["Email", "Role", "Join Date", "Name"]) {
    const head = page.getByRole("columnheader", { name: label });
    await head.getByRole("link").click();
    await expect(head).toHaveAttribute("aria-sort", "ascending");
    await head.getByRole("link").click();
    await expect(head).toHaveAttribute("aria-sort", "descending");
  }
  await expect(page).toHaveURL(/sort=name&dir=desc/);
  const first = page.getByRole("row").nth(1).getByRole("cell").first();
  const name = (await first.textContent()) ?? "";
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/dir=desc&after=/);
  await expect(first).not.toHaveText(name);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(first).toHaveText(name);
});

test("an address with nonsense in it shows the list from its beginning", async ({ as }) => {
  const page = await as("olive");
  await page.goto("/o/acme/users?sort=password&dir=up&after=%00%ff&before[]=x&q=&q=b");
  await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page.getByRole("row").nth(1)).toBeVisible();
});

test("KIO-1, KIO-15: a Member finds no user management and is told why", async ({ as }) => {
  const page = await as("mia");
  await expect(page.getByRole("navigation", { name: "Menu" }).getByRole("link")).toHaveText([
    "Home",
    "Teams",
    "Your activity",
  ]);
  for (const path of ["/o/acme/users", "/o/acme/users/pending"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "No access to this page" })).toBeVisible();
    await expect(page.getByText(/Only Managers can see/)).toBeVisible();
    await expect(page.getByRole("table")).toHaveCount(0);
  }
});

test("INV-6: another organization answers exactly like one that does not exist", async ({ as }) => {
  const page = await as("xena");
  for (const path of ["/users", "/users/pending", "/users/all", ""]) {
    const answers: unknown[] = [];
    for (const slug of ["acme", "no-such-organization"]) {
      const response = await page.goto(`/o/${slug}${path}`);
      answers.push([response?.status(), await page.title(), await page.locator("main").textContent()]);
    }
    expect(answers[0], path).toEqual(answers[1]);
    expect(JSON.stringify(answers[0])).toContain("404");
  }
});

test("KIO-2, KIO-12, KIO-19: only a PlatformAdmin finds All Users, with every organization of each", async ({
  as,
}) => {
  const pia = await as("pia");
  await pia.goto("/o/acme/users");
  await pia.getByRole("navigation", { name: "Users" }).getByRole("link", { name: "All Users" }).click();
  await expect(pia.getByRole("columnheader")).toHaveText([
    "Name",
    "Email",
    "Organizations",
    "Last active",
    "Created",
  ]);
  await pia.getByRole("searchbox").fill("marco@");
  await pia.getByRole("searchbox").press("Enter");
  const marco = pia.getByRole("row").filter({ hasText: cast.marco.email });
  await expect(marco).toContainText("Acme Manager");
  await expect(marco).toContainText("Globex Member");
  await marco.getByRole("link", { name: "Globex" }).click();
  await expect(pia).toHaveURL(/\/o\/globex\/users$/);
  await expect(pia.getByRole("heading", { name: "Users", level: 1 })).toBeVisible();

  const olive = await as("olive");
  for (const path of ["/o/acme/users/all", "/platform/users"]) {
    expect((await olive.goto(path))?.status(), path).toBe(404);
  }
});

test("a page on its way is shown by a bar, and the old one dims", async ({ as }) => {
  const page = await as("olive");
  await page.route("**/o/acme/users/pending*", async (route) => {
    await expect(page.locator(".loading-bar")).toBeAttached();
    await route.continue();
  });
  await page.getByRole("link", { name: /^Pending Approval/ }).click();
  await expect(page).toHaveURL(/pending$/);
  await expect(page.locator(".loading-bar")).toHaveCount(0);
});

test("the switcher lists one's organizations, and the address alone says where one is", async ({ as }) => {
  const page = await as("marco");
  await page.goto("/o/acme");
  await page.getByRole("button", { name: /switch organization/ }).click();
  await page
    .getByRole("navigation", { name: "Organizations" })
    .getByRole("link", { name: /^Globex/ })
    .click();
  await expect(page).toHaveURL(/\/o\/globex$/);
  await expect(page.getByText("Your role here: Member.")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Organizations" })).toBeHidden();
});
