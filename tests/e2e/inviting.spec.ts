import AxeBuilder from "@axe-core/playwright";
import { expect, signIn } from "@/tests/support/browser";
import { somebodyNew, test } from "@/tests/support/newcomer";

const linkIn = (text: string | null | undefined) => /\/invite\/[\w-]+/.exec(text ?? "")?.[0] ?? "";

test("KMP-2, NIR-4: Add User, the mail, its link, a password, and one is in", async ({
  page,
  as,
  mailTo,
}) => {
  const ann = somebodyNew("Ann Lee");
  const olive = await as("olive");
  await olive.goto("/o/acme/users");
  await olive.getByRole("link", { name: "Add User" }).click();
  const dialog = olive.getByRole("dialog", { name: "Add User" });
  await expect(dialog.getByLabel("Email addresses")).toBeFocused();
  await dialog
    .getByLabel("Email addresses")
    .fill(`${ann.name} <${ann.email}>, mia@acme.example wim@acme.example`);
  await dialog.getByLabel("Personal note").fill("Welcome to the field team.");
  const verdicts = dialog.getByRole("list", { name: "What will happen" });
  await expect(verdicts.getByRole("listitem").filter({ hasText: ann.email })).toContainText(
    "Will be invited",
  );
  await expect(verdicts.getByRole("listitem").filter({ hasText: "mia@" })).toContainText("Already a member");
  await expect(verdicts.getByRole("listitem").filter({ hasText: "wim@" })).toContainText("Already asked");
  expect((await new AxeBuilder({ page: olive }).analyze()).violations).toEqual([]);
  await dialog.getByLabel("Email addresses").fill(`${ann.name} <${ann.email}>`);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog).toBeHidden();
  await expect(olive.getByText(`The invitation is on its way to ${ann.email}.`)).toBeVisible();
  await expect(olive.getByRole("row").filter({ hasText: ann.email })).toContainText("Open");

  const mail = await mailTo(ann.email, /invited you/);
  expect(mail.text).toContain("Welcome to the field team.");
  await page.goto(linkIn(mail.text));
  await expect(page.getByRole("heading", { name: "Join Acme" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await expect(page.getByLabel("Your name")).toHaveValue(ann.name);
  await page.getByLabel("Choose a password").fill(ann.password);
  await page.getByRole("button", { name: "Accept and join" }).click();
  await page.waitForURL("**/o/acme");

  await olive.goto(`/o/acme/users?status=invited&q=${ann.email}`);
  await expect(olive.getByRole("row").filter({ hasText: ann.email })).toContainText("Accepted");
});

test("KMP-3: Reinvite kills the old link; a revoked one says so", async ({ page, as, mailTo }) => {
  const bo = somebodyNew("Bo Again");
  const olive = await as("olive");
  await olive.goto("/o/acme/users/add");
  await olive.getByLabel("Email addresses").fill(bo.email);
  await olive.getByRole("button", { name: "Send invitation" }).click();
  await expect(olive.getByRole("heading", { name: "The invitation is on its way" })).toBeFocused();
  await olive.getByRole("link", { name: "See invitations" }).click();
  const first = linkIn((await mailTo(bo.email, /invited you/)).text);

  await olive.getByRole("button", { name: `Reinvite ${bo.email}` }).click();
  const dialog = olive.getByRole("dialog");
  await dialog.getByRole("button", { name: "Reinvite" }).click();
  await expect(dialog.getByText(`A new link is on its way to ${bo.email}`)).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(olive.getByRole("row").filter({ hasText: bo.email })).toContainText("2 times");
  await page.goto(first);
  await expect(page.getByRole("heading", { name: "This invitation link isn’t valid" })).toBeVisible();

  await expect.poll(async () => linkIn((await mailTo(bo.email, /invited you/)).text)).not.toBe(first);
  const second = linkIn((await mailTo(bo.email, /invited you/)).text);
  await olive.getByRole("button", { name: `Revoke the invitation for ${bo.email}` }).click();
  await olive.getByRole("alertdialog").getByRole("button", { name: "Revoke invitation" }).click();
  await expect(olive.getByRole("row").filter({ hasText: bo.email })).toContainText("Revoked");
  await page.goto(second);
  await expect(page.getByRole("heading", { name: "This invitation was revoked" })).toBeVisible();

  // A program reads the status: what is over for good is 410.
  const answer = await page.request.post("/api/trpc/invitations.join", {
    data: { token: second.split("/").at(-1), name: "Bo", password: "heron-on-the-slipway" },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.status()).toBe(410);
});

test("CASE-11, CASE-2: signed in with another address one may switch; one's own invitation waits", async ({
  page,
  as,
  waitsFor,
  mailTo,
}) => {
  const cy = somebodyNew("Cy Known");
  await waitsFor("Globex", cy);
  const olive = await as("olive");
  await olive.goto("/o/acme/users/add");
  await olive.getByLabel("Email addresses").fill(cy.email);
  await olive.getByRole("button", { name: "Send invitation" }).click();
  await olive.getByRole("heading", { name: "The invitation is on its way" }).waitFor();
  const link = linkIn((await mailTo(cy.email, /invited you/)).text);

  await olive.goto(link);
  await expect(olive.getByText(`This invitation is only for ${cy.email}.`)).toBeVisible();
  await olive.getByRole("button", { name: "Switch account" }).click();
  await expect(olive.getByRole("link", { name: "Sign in to accept" })).toBeVisible();

  await signIn(page, cy.email, cy.password);
  await page.goto("/waiting");
  await page.getByRole("button", { name: "Accept the invitation to Acme" }).click();
  await expect(page.getByText("You’ve joined Acme.")).toBeVisible();
  await page.goto("/o/acme");
  await expect(page.getByRole("main")).toContainText("Acme");
});
