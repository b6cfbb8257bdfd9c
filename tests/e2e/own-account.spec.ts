import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "@/db/demo/cast";
import { expect, type Mail, signIn } from "@/tests/support/browser";
import { expectAccessible, expectNarrow } from "@/tests/support/pages";
import { test } from "@/tests/support/stage";

const chosen = "eleven-herons-on-the-pier";
const linkIn = (mail: Mail, kind: string) => new RegExp(`/${kind}/[\\w-]+`).exec(mail.text ?? "")?.[0] ?? "";

/** Looks at a page for itself, wide and narrow. */
async function expectGood(page: Page, what: string): Promise<void> {
  await expectAccessible(page, what);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNarrow(page, what);
  if (size) await page.setViewportSize(size);
}

test("KMP-4: a new password signs other devices out, and its message leads to its entry", async ({
  stage,
}) => {
  const mira = await stage.joins("Mira Soler");
  const phone = await stage.open(mira);
  const page = await stage.open(mira);
  await page.goto("/account/security");
  await expectGood(page, "/account/security");
  await page.getByLabel("Current password", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByLabel("New password", { exact: true }).fill(chosen);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("status")).toContainText(["One other device was signed out."]);
  await page.getByRole("link", { name: "See it in your activity" }).click();
  await expect(page).toHaveURL(/\/account\/activity\/\d+$/);
  await expect(page.getByRole("main")).toContainText("Mira Soler changed their password");
  await phone.reload();
  await expect(phone).toHaveURL(/\/sign-in/);
});

test("GGW-17, X-9: a new address counts once confirmed; the old one takes it back, and the password goes", async ({
  stage,
  mailTo,
  page: elsewhere,
}) => {
  const mira = await stage.joins("Mira Soler");
  const wanted = `new.${mira.email}`;
  const page = await stage.open(mira);
  await page.goto("/account/security");
  await page.getByLabel("New email").fill(wanted);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText("The link is valid for 24 hours.")).toBeVisible();
  await page.goto(linkIn(await mailTo(wanted, /confirm your new address/i), "change-email"));
  await expectGood(page, "/change-email");
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page.getByText(`You sign in with ${wanted}.`)).toBeVisible();

  await elsewhere.goto(linkIn(await mailTo(mira.email, /was changed/), "undo-email"));
  await expectGood(elsewhere, "/undo-email");
  await elsewhere.getByRole("button", { name: "Undo the change" }).click();
  await expect(elsewhere.getByRole("heading", { name: "The change was undone" })).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);

  await elsewhere.goto(linkIn(await mailTo(mira.email, /new password/i), "reset-password"));
  await elsewhere.getByLabel("New password").fill(chosen);
  await elsewhere.getByRole("button", { name: "Save new password" }).click();
  await expect(elsewhere.getByRole("status").getByText("Your password has been changed")).toBeVisible();
  await signIn(elsewhere, mira.email, chosen);
  await expect(elsewhere.getByText("Your role here: Member.")).toBeVisible();
});

test("ASVS 7.5.2: one device is signed out, or all others at once", async ({ stage }) => {
  const mira = await stage.joins("Mira Soler");
  const [phone, tablet, library] = [await stage.open(mira), await stage.open(mira), await stage.open(mira)];
  const page = await stage.open(mira);
  await page.goto("/account/security");
  const devices = page.getByRole("region", { name: "Devices" });
  await expect(devices.getByRole("listitem")).toHaveCount(4);
  await expect(devices.getByRole("listitem").first()).toContainText("This device");
  await devices
    .getByRole("button", { name: /^Sign out Chrom/ })
    .first()
    .click();
  await expect(devices.getByRole("listitem")).toHaveCount(3);
  await devices.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("2 other devices were signed out.")).toBeVisible();
  await expect(devices.getByRole("listitem")).toHaveCount(1);
  for (const other of [phone, tablet, library]) {
    await other.reload();
    await expect(other).toHaveURL(/\/sign-in/);
  }
});

test("INV-1, GGW-13: the last Manager cannot delete their account, and reads why; with another one they can", async ({
  stage,
  mailTo,
}) => {
  const page = await stage.open(stage.manager);
  await page.goto("/account");
  const ask = page.getByRole("button", { name: "Delete your account" });
  await expect(ask).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText(`You are the last Manager of ${stage.org.name}.`)).toBeVisible();
  await expectGood(page, "/account of the last Manager");

  await stage.joins("Marta Next", { role: "manager" });
  await page.reload();
  await ask.click();
  const dialog = page.getByRole("alertdialog", { name: "Delete your account?" });
  await expect(dialog.getByRole("button", { name: "Keep account" })).toBeFocused();
  await expectAccessible(page, "the question");
  await dialog.getByRole("button", { name: "Delete your account" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  expect((await mailTo(stage.manager.email, /was deleted/)).text).toContain("Gatehouse");
  await page.getByLabel("Email").fill(stage.manager.email);
  await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Email and password don’t match.")).toBeVisible();
});

test("GGW-16: mail that needs somebody is listed; it is sent again once the risk was read, or let be", async ({
  as,
  owner,
  stage,
  mailTo,
}) => {
  const [lost, refused] = [`lost@${stage.org.slug}.example`, `refused@${stage.org.slug}.example`];
  await owner`
    insert into outbox (org_id, template, to_email, props, status, attempts, last_error, subject, html, body_text)
    values (${stage.org.id}, 'approved', ${lost}, '{}', 'unknown', 9, 'Nobody answered.', 'You are in', '<p>In</p>', 'In'),
           (${stage.org.id}, 'password-reset', ${refused}, '{}', 'failed', 1, 'No such mailbox.', null, null, null)`;
  const page = await as("pia");
  await page.goto("/platform/mail");
  const row = (email: string) => page.getByRole("listitem").filter({ hasText: email });
  await expect(row(refused)).toContainText(
    /Password reset.*Refused.*No such mailbox.*This email can’t be resent/s,
  );
  await expect(row(refused).getByRole("button", { name: /Resend/ })).toHaveCount(0);
  await expectGood(page, "/platform/mail");

  await row(lost)
    .getByRole("button", { name: `Resend “You are in” to ${lost}…` })
    .click();
  const dialog = page.getByRole("dialog", { name: `Resend “You are in” to ${lost}?` });
  await expect(dialog).toContainText("they could get it twice");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expectAccessible(page, "the question");
  await dialog.getByRole("button", { name: "Resend email" }).click();
  await expect(row(lost)).toHaveCount(0);
  expect((await mailTo(lost, /You are in/)).text).toBe("In");
  await row(refused)
    .getByRole("button", { name: `Dismiss “Password reset” to ${refused}` })
    .click();
  await expect(row(refused)).toHaveCount(0);
});
