import type { Page } from "@playwright/test";
import { cast } from "@/db/demo/cast";
import { expect } from "@/tests/support/browser";
import { somebodyNew, test } from "@/tests/support/newcomer";

/** Wraps every text in elements of its own, as the translation of a browser does, and goes on doing so. */
function translate() {
  const wrap = (text: Text) => {
    const parent = text.parentElement;
    if (!parent || /SCRIPT|STYLE|TEXTAREA|FONT/.test(parent.nodeName) || !text.data.trim()) return;
    if (parent.closest("[translate=no]")) return;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  };
  const all = (root: Node) => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    texts.forEach(wrap);
  };
  all(document.body);
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node instanceof Text) wrap(node);
      else if (node.nodeName !== "FONT") all(node);
    }
  }).observe(document.body, { childList: true, subtree: true });
}

test("translated by the browser, counts still count, and names and addresses are left alone", async ({
  as,
}) => {
  const page = await as("olive");
  await page.goto("/o/acme/users?choose=1");
  await page.waitForLoadState("networkidle");
  await page.evaluate(translate);
  const row = page.getByRole("row").filter({ hasText: cast.mia.email });
  for (const cell of [0, 1])
    await expect(row.getByRole("cell").nth(cell).locator("font").filter({ hasText: /mia/i })).toHaveCount(0);
  const boxes = page.locator("tbody input[type=checkbox]");
  for (const n of [0, 1, 2]) await boxes.nth(n).check();
  await expect(page.locator(".bulk").getByRole("button", { name: "Remove 3" })).toBeVisible();
  await boxes.nth(0).uncheck();
  await expect(page.locator(".bulk").getByRole("button", { name: "Remove 2" })).toBeVisible();
  await expect(page.locator(".bulk").getByRole("status")).toHaveText("2 selected");
});

/** Puts something behind each field as soon as the page is there, before its scripts come, as managers do. */
async function withIcons(page: Page) {
  await page.addInitScript(() =>
    document.addEventListener("DOMContentLoaded", () => {
      for (const field of document.querySelectorAll("input[type=email], input[type=password]"))
        field.after(document.createElement("div"));
    }),
  );
  let release = () => {};
  const held = new Promise<void>((ready) => {
    release = ready;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  return () => release();
}

for (const path of ["/sign-in", "/sign-up"]) {
  test(`${path}: an icon beside the fields does not empty what was filled in early`, async ({ page }) => {
    const scripts = await withIcons(page);
    await page.goto(path, { waitUntil: "domcontentloaded" });
    const email = page.getByLabel("Email");
    await email.fill("early.bird@reports.example");
    scripts();
    await expect(page.getByRole("button", { name: "Show password" })).toBeVisible();
    await expect(email).toHaveValue("early.bird@reports.example");
    await page.getByLabel("Password", { exact: true }).fill("typed-later-4711");
    await expect(email).toHaveValue("early.bird@reports.example");
  });
}

test("GGW-12: every form for a new password says for a password manager whose it is", async ({
  page,
  call,
  joinsAcme,
  mailTo,
  as,
}) => {
  const who = somebodyNew("Manager Of Passwords");
  await joinsAcme(who);
  await call("accounts.forgotPassword", { email: who.email });
  const { text } = await mailTo(who.email, /password/i);
  await page.goto(/\/reset-password\/[\w-]+/.exec(text ?? "")?.[0] ?? "");
  const names = (of: Page) => of.locator("form:has([autocomplete=new-password]) [autocomplete=username]");
  await expect(names(page)).toHaveValue(who.email);
  await expect(names(page)).toHaveAttribute("aria-hidden", "true");

  const olive = await as("olive");
  await olive.goto("/.well-known/change-password");
  await expect(olive).toHaveURL(/\/account\/security$/);
  await expect(names(olive)).toHaveValue(cast.olive.email);
});
