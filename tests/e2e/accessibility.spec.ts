import type { Page } from "@playwright/test";
import type { CastMember } from "@/db/demo/cast";
import { expect, test } from "@/tests/support/browser";
import { complaintsOf, expectAccessible, expectNarrow } from "@/tests/support/pages";

/** Every page, as somebody who may see it and as somebody who may not. */
const pages: Record<CastMember | "nobody", string[]> = {
  nobody: [
    "/",
    "/sign-in",
    "/sign-in?error=credentials",
    "/sign-in?error=too_many",
    "/sign-up",
    "/verify-email/nothing-that-was-ever-sent",
    "/forgot-password",
    "/undo-email/nothing-that-was-ever-sent",
    "/setup",
    "/setup/nothing-that-was-ever-printed",
    "/nowhere",
  ],
  olive: [
    "/o/acme",
    "/o/acme/users?q=ma",
    "/o/acme/users?q=mia&choose=1&cols=active.expires&role=Member",
    "/o/acme/users?q=nobody-at-all",
    "/o/acme/users/pending?show=all",
    "/o/acme/permissions?q=mia",
    "/o/acme/permissions/teams",
    "/o/acme/settings",
    "/o/acme/health?show=never",
    "/o/acme/audit?q=kim&from=2999-01-01",
    "/o/acme/audit/on/2026-05-01",
  ],
  marco: ["/o/globex", "/waiting"],
  mia: [
    "/o/acme",
    "/o/acme/users",
    "/o/acme/audit",
    "/account",
    "/account/organizations",
    "/account/access",
    "/account/activity",
  ],
  wim: ["/waiting", "/o/acme"],
  xena: ["/o/acme/users"],
  pia: [
    "/o/globex/users/all?q=a",
    "/platform/organizations",
    "/platform/organizations?q=nothing-is-called-so",
    "/platform/organizations/new",
    "/platform/organizations/acme",
    "/platform/requests",
    "/platform/requests/promotions",
    "/platform/health?show=grants",
    "/platform/settings",
    "/platform/users?state=disabled",
    "/platform/users?q=marco",
    "/platform/users?q=nobody-at-all",
    "/o/globex/users/pending",
  ],
};

for (const [who, paths] of Object.entries(pages)) {
  test(`every page is accessible in both themes, for ${who}`, async ({ page: plain, as }) => {
    test.slow();
    const page = who === "nobody" ? plain : await as(who as CastMember);
    const complaints = complaintsOf(page);
    for (const path of paths) {
      await page.goto(path);
      await expectAccessible(page, path);
    }
    expect(complaints).toEqual([]);
  });

  test(`every page fits 360 pixels, for ${who}`, async ({ page: plain, as }) => {
    const page = who === "nobody" ? plain : await as(who as CastMember);
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of paths) {
      await page.goto(path);
      await expectNarrow(page, path);
    }
  });
}

const states: Record<string, (page: Page) => Promise<void>> = {
  "a form with mistakes": async (page) => {
    await page.goto("/sign-up");
    await page.getByRole("button", { name: "Sign up and ask to join" }).click();
    await expect(page.getByLabel("Name")).toBeFocused();
  },
  "the picker open": async (page) => {
    await page.goto("/sign-up");
    await page.getByRole("combobox", { name: "Organization", exact: true }).fill("a");
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
  },
  "a dialog": async (page) => {
    await page.goto("/o/acme/users/pending");
    await page.getByRole("button", { name: "Reject Wim Aalders" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  "a filter being added": async (page) => {
    await page.goto("/o/acme/users?q=mia");
    await page.getByRole("button", { name: "Add a filter" }).click();
    await expect(page.getByRole("button", { name: "Apply" })).toBeVisible();
  },
  "the switcher open": async (page) => {
    await page.goto("/o/acme");
    await page.getByRole("button", { name: /switch organization/ }).click();
    await expect(page.getByRole("link", { name: "Join another organization" })).toBeVisible();
  },
  "the account panel open": async (page) => {
    await page.goto("/o/acme");
    await page.getByRole("button", { name: "Olive Tan", exact: true }).click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  },
  "the menu on a phone": async (page) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto("/o/acme");
    await page.getByRole("button", { name: "Menu" }).click();
    await expect(
      page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: /waiting for approval/ }),
    ).toBeVisible();
    await expectNarrow(page, "the menu on a phone");
  },
};

// While its list is open, the picker hides the rest of the page from readers, as a native select does. The focus
// cannot get there: Tab closes the list first.
const behindThePicker = ["aria-hidden-focus", "region", "page-has-heading-one"];

for (const [state, reach] of Object.entries(states)) {
  test(`it stays accessible with ${state}`, async ({ as }) => {
    const page = await as("olive");
    const complaints = complaintsOf(page);
    await reach(page);
    await expectAccessible(page, state, state === "the picker open" ? behindThePicker : []);
    expect(complaints).toEqual([]);
  });
}

test("on a phone the cards are still a table to a reader", async ({ as }) => {
  const page = await as("olive");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/o/acme/users");
  const table = page.getByRole("table", { name: "Users of this organization" });
  await expect(table.getByRole("columnheader")).toHaveCount(6);
  await expect(table.getByRole("row").nth(1).getByRole("cell")).toHaveCount(6);
});

test("the keyboard alone goes from the top of the page to an approval and back", async ({ as }) => {
  const page = await as("olive");
  await page.goto("/o/acme/users/pending");
  await expect(page.getByRole("button", { name: "Approve Wim Aalders", exact: true })).toBeEnabled();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();

  const approve = page.getByRole("button", { name: "Approve Wim Aalders", exact: true });
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    if (await approve.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(approve).toBeFocused();
  await page.keyboard.press("Tab");
  const withNote = page.getByRole("button", { name: "to approve Wim Aalders" });
  await expect(withNote).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("textbox", { name: "Message" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(withNote).toBeFocused();
});
