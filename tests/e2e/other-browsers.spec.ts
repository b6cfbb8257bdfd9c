import { DEMO_PASSWORD } from "@/db/demo/cast";
import { expect } from "@/tests/support/browser";
import { openFirefox } from "@/tests/support/firefox.mjs";
import { whyNotRun } from "@/tests/support/other-browsers.mjs";
import { test } from "@/tests/support/stage";
import { openWebKit } from "@/tests/support/webkit.mjs";

/** A browser that Playwright does not drive. Elements are named by an expression that finds them in the page. */
type Remote = {
  go: (url: string) => Promise<unknown>;
  /** The value of an expression in the page. */
  read: (expression: string) => Promise<unknown>;
  /** Presses an element with the pointer. */
  press: (element: string) => Promise<void>;
  /** Types into what has the focus. */
  type: (text: string) => Promise<void>;
  close: () => Promise<void>;
};

const openers: Record<"Firefox" | "WebKitGTK", () => Promise<Remote>> = {
  Firefox: openFirefox,
  WebKitGTK: openWebKit,
};

const one = (selector: string) => `document.querySelector(${JSON.stringify(selector)})`;
const button = (words: string, within = "") =>
  `[...document.querySelectorAll("${within} button:not(:disabled)")].find((one) => (one.ariaLabel ?? one.textContent).trim().startsWith(${JSON.stringify(words)}))`;

for (const name of ["Firefox", "WebKitGTK"] as const) {
  test(`in ${name}: sign in, the list, approve, a dialog, sign out`, async ({ stage, gatehouse }) => {
    const why = whyNotRun(name);
    if (why) console.log(why);
    test.skip(why !== null, why ?? "");
    test.slow();
    const [asker, member] = [await stage.asks("Wanda Waits"), await stage.joins("Berta Second")];
    const remote = await openers[name]();
    const seen = (expression: string) =>
      expect.poll(() => remote.read(`Boolean(${expression})`), { timeout: 30_000 }).toBe(true);
    // A button is closed until the page reacts, and one in a panel is hidden until the panel opens: both are waited for.
    const press = async (element: string) => {
      await seen(`(${element})?.checkVisibility()`);
      await remote.press(element);
    };
    const into = async (selector: string, text: string) => {
      await press(one(selector));
      await remote.type(text);
    };
    const base = `${gatehouse.url}/o/${stage.org.slug}`;

    try {
      await remote.go(`${gatehouse.url}/sign-in`);
      await seen(button("Show"));
      await into("input[name=email]", stage.manager.email);
      await into("input[name=password]", DEMO_PASSWORD);
      await press(button("Sign in"));
      await seen(`location.pathname === "/o/${stage.org.slug}/users"`);
      await seen(`document.querySelectorAll("tbody tr").length === 2`);

      await remote.go(`${base}/users/pending`);
      await seen(button(`Approve ${asker.name}`));
      await press(button(`Approve ${asker.name}`));
      // Where a dialog asks once more, it is confirmed.
      await seen(`${one("dialog[open] button.primary")} || ${one(".toast.done")}`);
      if (await remote.read(`Boolean(${one("dialog[open]")})`))
        await press(one("dialog[open] button.primary"));
      await seen(one(".toast.done"));

      await remote.go(`${base}/users`);
      await seen(`document.querySelectorAll("tbody tr").length === 3`);
      await press(button(`Remove ${member.name}`));
      await seen(button("Cancel", "dialog[open]"));
      await seen(`document.activeElement?.textContent === "Cancel"`);
      await press(button("Cancel", "dialog[open]"));
      await seen(`!${one("dialog[open]")}`);

      await press(one("button[popovertarget=me]"));
      await press(one("form[action='/api/auth/sign-out'] button"));
      await seen(`!location.pathname.startsWith("/o/")`);
      await remote.go(`${base}/users`);
      await seen(`location.pathname === "/sign-in"`);
    } finally {
      await remote.close();
    }
  });
}
