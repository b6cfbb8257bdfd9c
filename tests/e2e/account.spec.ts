import { expect } from "@playwright/test";
import { somebodyNew, test } from "../support/newcomer";

const chosen = "thirteen-kites-above-the-dyke";

test("GGW-12: a forgotten password is replaced by the mailed link, and the new one signs in", async ({
  page,
  waitsFor,
  mailTo,
}) => {
  const who = somebodyNew("Forgetful Fleur");
  await waitsFor("Acme", who);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
  await page.getByLabel("Email").fill(who.email);
  await page.getByRole("button", { name: "Email me a link" }).click();
  await expect(page.getByText("If it has an account")).toBeVisible();

  const token = /\/reset-password\/([\w-]+)/.exec((await mailTo(who.email, /new password/i)).text ?? "")?.[1];
  await page.goto(`/reset-password/${token}`);
  await page.getByLabel("New password").fill(chosen);
  await page.getByRole("button", { name: "Save new password" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await page.getByLabel("Email").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Email and password don’t match.")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(who.email);
  expect(page.url()).not.toContain("email");
  await page.getByLabel("Password", { exact: true }).fill(chosen);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Pending Approval" })).toBeVisible();
});
