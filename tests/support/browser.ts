import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type CastMember, cast, DEMO_PASSWORD } from "@/db/demo/cast";
import { type RunningServer, startServer } from "./server";

/** A mail as the local mailbox shows it. */
export type Mail = { subject: string | null; to: string; text: string | null };

type Pieces = {
  /** Opens a browser of somebody of the cast, signed in, at `/users`. */
  as: (who: CastMember) => Promise<Page>;
  /** Waits for the newest mail to an address whose subject fits, and gives it. */
  mailTo: (address: string, subject: RegExp) => Promise<Mail>;
};

/**
 * Browser tests run against a production build with the demo data and a database of its own for each
 * worker. What a test changes stays changed for the tests after it, so a test makes the people it changes.
 */
export const test = base.extend<Pieces, { gatehouse: RunningServer }>({
  gatehouse: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
    async ({}, use) => {
      // Tests sign in and search more often than people do.
      const limits = [
        "sign_in.account",
        "sign_up.address",
        "mail.account",
        "mail.account_day",
        "mail.address",
      ];
      const env = { LIMITS: limits.map((name) => `${name}=10000/60`).join(",") };
      const server = await startServer({ env });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ gatehouse }, use) => use(gatehouse.url),

  as: async ({ browser, gatehouse }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who) => {
      const context = await browser.newContext({ baseURL: gatehouse.url });
      opened.push(context);
      const page = await context.newPage();
      await signIn(page, cast[who].email, DEMO_PASSWORD);
      return page;
    });
    await Promise.all(opened.map((context) => context.close()));
  },

  mailTo: async ({ gatehouse }, use) => {
    await use(async (address, subject) => {
      const find = async () => {
        const answer = await fetch(`${gatehouse.url}/dev/mail/latest.json?to=${encodeURIComponent(address)}`);
        const { mails } = (await answer.json()) as { mails: Mail[] };
        return mails.find((mail) => mail.text !== null && subject.test(mail.subject ?? "")) ?? null;
      };
      await expect.poll(find, { message: `a mail to ${address}`, timeout: 15_000 }).not.toBeNull();
      const mail = await find();
      if (!mail) throw new Error("The mail has gone again.");
      return mail;
    });
  },
});

/** Signs in with the form and waits for the page after it. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

export { expect };
