import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Whatever the browser reports against a page: script errors, and what the content security policy stopped. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // That an address answers 403 or 404 is what some pages are about.
    const isProblem = message.type() === "error" || message.type() === "warning";
    if (isProblem && !/status of 40[34]/.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/**
 * Expects nothing of axe's rules, in light and in dark, and exactly one main heading and a title. Between the
 * themes only colours differ, so only their rule is asked again.
 * @param except rules that do not hold in this state, for a reason that stands where it is named
 */
export async function expectAccessible(page: Page, what: string, except: string[] = []): Promise<void> {
  // The title of a page that is reached by a link comes a moment after it.
  await expect(page, what).toHaveTitle(/\S/);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const axe = new AxeBuilder({ page });
    if (colorScheme === "dark") axe.withRules("color-contrast");
    else axe.disableRules(except);
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" ")}`);
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
  await expect(page.locator("h1:visible"), what).toHaveCount(1);
}

/** Expects that a page never scrolls sideways, and that nothing to press is smaller than 24 pixels (WCAG 2.5.8). */
export async function expectNarrow(page: Page, what: string): Promise<void> {
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    const small = [...document.querySelectorAll<HTMLElement>("button, a, input, select, textarea, summary")]
      .filter((element) => {
        // A press on the label of a box is a press on the box.
        const { width, height } = (element.closest("label") ?? element).getBoundingClientRect();
        // Links inside a sentence are exempt, and so is what only a reader sees.
        const inText = element.matches("p a, td a");
        return element.checkVisibility() && !inText && width > 1 && (width < 24 || height < 24);
      })
      .map((element) => element.outerHTML.slice(0, 120));
    return { sideways: root.scrollWidth - root.clientWidth, small };
  });
  expect(found, what).toEqual({ sideways: 0, small: [] });
}
