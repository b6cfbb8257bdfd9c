import type { Page } from "@playwright/test";
import { type CastMember, cast, DEMO_PASSWORD } from "@/db/demo/cast";
import { expect, signIn } from "@/tests/support/browser";
import { expectReachable, spaceText } from "@/tests/support/reach";
import { test } from "@/tests/support/stage";

/** Phones, tablets, half a window, 1280 pixels at 110 to 400 % zoom, and wide screens. */
const widths = [320, 390, 721, 768, 900, 1024, 1194, 1230, 1280, 1440, 2560];

const allColumns = "cols=enabled.approved.active.expires";

/** Every list and table, and the pages that hold one among other things. */
const lists: Partial<Record<CastMember, string[]>> = {
  olive: [
    "/o/acme",
    "/o/acme/users",
    `/o/acme/users?choose=1&${allColumns}`,
    "/o/acme/users?cols=active",
    "/o/acme/users?status=invited",
    "/o/acme/users/pending",
    "/o/acme/users/pending?show=all",
    "/o/acme/invitations",
    "/o/acme/permissions",
    "/o/acme/permissions/teams",
    "/o/acme/sets",
    "/o/acme/teams",
    "/o/acme/audit",
    "/o/acme/audit/1",
    "/o/acme/audit/on/2026-11-24",
    "/o/acme/health?show=never",
    "/o/acme/users/import",
  ],
  pia: [
    "/o/acme/users",
    "/o/acme/users/all",
    "/platform/users",
    "/platform/organizations",
    "/platform/organizations/acme",
    "/platform/requests",
    "/platform/requests/promotions",
    "/platform/mail",
    "/platform/audit",
    "/platform/health?show=never",
  ],
  mia: ["/account/security", "/account/activity", "/account/organizations", "/account/access"],
  marco: ["/waiting"],
};

const asIs = Object.entries(lists).flatMap(([who, paths]) =>
  paths.map((path) => [who as CastMember, path] as const),
);

async function atEveryWidth(page: Page, path: string, of = widths): Promise<void> {
  for (const width of of) {
    await page.setViewportSize({ width, height: 800 });
    await expectReachable(page, `${path} at ${width}`);
  }
}

for (const [who, path] of asIs) {
  test(`WCAG 1.4.10: nothing is cut off and every row action can be hit, ${who} at ${path}`, async ({
    as,
  }) => {
    const page = await as(who);
    await page.goto(path);
    await atEveryWidth(page, path);
    await test.step("also with the spacing of text that a reader may set (WCAG 1.4.12)", async () => {
      await spaceText(page);
      await atEveryWidth(page, `${path}, spaced`, [320, 768, 1024, 1280]);
    });
  });
}

test("on paper a list has every column and row, and nothing that is there to be pressed", async ({ as }) => {
  const page = await as("olive");
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const path of [
    "/o/acme/users",
    `/o/acme/users?${allColumns}`,
    "/o/acme/users/pending",
    "/o/acme/invitations",
    "/o/acme/permissions",
    "/o/acme/audit",
    "/o/acme/audit/on/2026-11-24",
  ]) {
    await page.goto(path);
    await expectReachable(page, `${path} on paper`);
    const heads = page.locator("main thead th").filter({ hasNotText: "Actions" });
    for (const head of await heads.all()) await expect(head, path).toBeVisible();
    await expect(page.locator("main tbody tr").last(), path).toBeVisible();
    await expect(page.getByRole("link", { name: "Permission sets" }), path).toBeHidden();
    await expect(page.getByRole("searchbox"), path).toBeHidden();
    await expect(page.locator("table:not(.events) td.acts :is(a, button)").first(), path).toBeHidden();
    const messages = await page.locator("html").evaluate((html) => getComputedStyle(html).color);
    expect(messages, `${path}: dark letters, whatever the theme`).toMatch(/^(lab\([12]?\d\.|oklch\(0\.2)/);
  }
});

test("in forced colours what is whole, in part, current and chosen is told by edges", async ({
  browser,
  gatehouse,
}) => {
  const context = await browser.newContext({ baseURL: gatehouse.url, forcedColors: "active" });
  const page = await context.newPage();
  await signIn(page, cast.olive.email, DEMO_PASSWORD);
  const drawn = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { borderTopStyle, borderBottomWidth, outlineStyle, backgroundColor } =
          getComputedStyle(element);
        return [borderTopStyle, borderBottomWidth, outlineStyle, backgroundColor].join(" ");
      });
  const differ = async (one: string, other: string) => expect(await drawn(one)).not.toBe(await drawn(other));

  await page.goto("/o/acme/users");
  await differ("td.badges span:not(.part)", "td.badges span.part");
  await differ("main .tabs [aria-current]", "main .tabs a:not([aria-current])");
  await differ(".menu [aria-current]", ".menu a:not([aria-current])");
  expect(await drawn("td.who .tag")).toContain("solid 1px");
  await page.goto("/o/acme/permissions");
  await differ("td.held.all button", "td.held.part button");
  await differ("td.held.part button", "td.held.none button");
  await page.goto("/o/acme/users/pending");
  await differ(".segments [aria-current]", ".segments a:not([aria-current])");
  await context.close();
});

test("names and addresses of full length break, and cut nothing off", async ({ stage }) => {
  const long = "Maximiliane Wolfeschlegelsteinhausenbergerdorffffff".slice(0, 50);
  await stage.joins(long);
  await stage.asks(long);
  const page = await stage.open(stage.manager, "/users");
  for (const path of ["/users", `/users?${allColumns}`, "/users/pending", "/permissions"]) {
    await page.goto(`/o/${stage.org.slug}${path}`);
    await expect(page.locator("tbody").getByText(long).first()).toBeVisible();
    await atEveryWidth(page, `${path} with a long name`);
  }
});
