import { createServer } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { startServer } from "@/tests/support/server";

const password = "copper-lighthouse-52-meadow";

/** A production server without any data. */
async function startEmpty() {
  const port = await freePort();
  return startServer({
    script: "start",
    env: {
      PORT: String(port),
      GATEHOUSE_URL: `http://localhost:${port}`,
      GATEHOUSE_SECRET: "only-for-this-test-and-never-used-elsewhere",
      SMTP_URL: "smtp://127.0.0.1:9",
    },
  });
}

test("NIR-1, X-13: the printed link makes the first PlatformAdmin and organization, once", async ({
  page,
}) => {
  test.slow();
  const server = await startEmpty();
  await test.step("the form says what is wrong, then sets up and signs in", async () => {
    await expect.poll(() => server.output()).toMatch(/\/setup\/\S+/);
    const link = /(http\S+\/setup\/\S+)/.exec(server.output())?.[1] ?? "";
    await page.goto(link);
    await page.getByLabel("Organization").fill("Nordlys Energi");
    await expect(page.getByText("/o/nordlys-energi")).toBeVisible();
    await page.getByLabel("Your name").fill("Ida Holm");
    await page.getByLabel("Your email").fill("ida@nordlys.example");
    await page.getByLabel("Password", { exact: true }).fill("nordlys energi 2026");
    await page.getByRole("button", { name: "Complete setup" }).click();
    await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
      /The password contains .*\. Choose one that doesn’t\./,
    );
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Complete setup" }).click();
    await expect(page).toHaveURL(/\/o\/nordlys-energi\/users$/);
    const row = page.getByRole("row").filter({ hasText: "ida@nordlys.example" });
    await expect(row.getByRole("cell").nth(2)).toHaveText("PlatformAdmin");
    await expect(page.getByRole("link", { name: "All Users" })).toBeVisible();

    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This setup link isn’t valid" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Complete setup" })).toHaveCount(0);
  });

  await test.step("from then on one signs in, and the mailbox page does not exist", async () => {
    await page.context().clearCookies();
    await signInAt(page, server.url);
    await expect(page).toHaveURL(/\/o\/nordlys-energi\/users$/);
    expect((await page.goto(`${server.url}/dev/mail`))?.status()).toBe(404);
  });
  await server.stop();
});

async function signInAt(page: Page, url: string) {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("Email").fill("ida@nordlys.example");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => probe.once("listening", listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (!address || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}
