import { expect, type Page } from "@playwright/test";

/**
 * Expects that everything of a page can be seen and pressed at the present width: nothing reaches beyond the window or
 * is cut off by what it stands in, the page does not move sideways, and each action of the first and the last row is
 * what a finger hits in its middle.
 */
export async function expectReachable(page: Page, what: string): Promise<void> {
  await expect(page.locator("main fieldset[role=none][disabled]"), what).toHaveCount(0);
  expect(await page.evaluate(outOfReach), what).toEqual([]);
}

/** Spacing of letters, words and lines as a reader may set it (WCAG 1.4.12). */
export async function spaceText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
        "p { margin-bottom: 2em !important }",
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}

// Runs in the browser, so it can use nothing of this file.
function outOfReach(): string[] {
  const root = document.documentElement;
  const named = (element: Element) =>
    `${element.tagName.toLowerCase()} “${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}”`;
  const seen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const rooms = new Map<Element, { left: number; right: number } | null>();
  /** Between where what stands in an element can be seen; null for what is hidden from the eye only. */
  const roomIn = (element: Element): { left: number; right: number } | null => {
    if (element === document.body) return { left: 0, right: root.clientWidth };
    const known = rooms.get(element);
    if (known !== undefined) return known;
    let room = element.parentElement && roomIn(element.parentElement);
    if (room && getComputedStyle(element).overflowX !== "visible") {
      const { left, right, width } = element.getBoundingClientRect();
      room = width > 1 ? { left: Math.max(room.left, left), right: Math.min(room.right, right) } : null;
    }
    rooms.set(element, room);
    return room;
  };
  const found: string[] = [];
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);

  const shown = ":is(a, button, input, select, textarea, summary, th, td, dt, dd, h1, h2, p, .tag)";
  for (const element of document.querySelectorAll(`main ${shown}`)) {
    const room = element.parentElement && roomIn(element.parentElement);
    if (!room || !seen(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.right > room.right + 1 || box.left < room.left - 1) found.push(`${named(element)} is cut off`);
    const style = getComputedStyle(element);
    if (
      element.matches("th, td, dd") &&
      style.overflowX !== "visible" &&
      element.scrollWidth > element.clientWidth
    )
      found.push(`${named(element)} is cut short`);
  }

  for (const body of document.querySelectorAll("main tbody")) {
    for (const row of new Set([body.firstElementChild, body.lastElementChild])) {
      for (const action of row?.querySelectorAll(":is(td, th) :is(a, button)") ?? []) {
        if (!seen(action)) continue;
        action.scrollIntoView({ block: "center" });
        // A name of two lines is hit on its first one.
        const [box = action.getBoundingClientRect()] = action.getClientRects();
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (!hit || !(action.contains(hit) || hit.contains(action))) {
          found.push(`${named(action)} is covered by ${hit ? named(hit) : "nothing"}`);
        }
      }
    }
  }
  window.scrollTo(0, 0);
  return found;
}
