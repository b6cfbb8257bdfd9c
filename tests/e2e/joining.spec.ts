import { expect, test } from "@/tests/support/browser";
import { somebodyNew, tokenIn } from "@/tests/support/newcomer";

test("KIO-20, KIO-21, CASE-12: from sign-up to approved Member, all in the browser", async ({
  page,
  as,
  mailTo,
}) => {
  test.slow();
  const who = somebodyNew("Nora Lind");

  await test.step("signs up, choosing an organization in the searchable list", async () => {
    await page.goto("/sign-up");
    await page.getByLabel("Name").fill(who.name);
    await page.getByLabel("Email").fill(who.email);
    await page.getByLabel("Password", { exact: true }).fill(who.password);
    await page.getByRole("combobox", { name: "Organization", exact: true }).fill("acm");
    await page.getByRole("option", { name: "Acme" }).click();
    await page.getByLabel("Note to its managers").fill("Mia knows me from the field team.");
    await page.getByRole("button", { name: "Sign up and ask to join" }).click();
    await expect(page.getByRole("heading", { name: "Confirm your address" })).toBeVisible();
    await expect(page.getByText(who.email)).toBeVisible();
  });

  await test.step("reaches nothing else before the address is confirmed", async () => {
    await page.goto("/waiting");
    await expect(page).toHaveURL(/\/confirm$/);
    const olive = await as("olive");
    await olive.goto("/o/acme/users/pending");
    await expect(olive.getByText(who.email)).toHaveCount(0);
  });

  await test.step("confirms by the mailed link: opening it changes nothing, the button does", async () => {
    await page.goto(`/verify-email/${tokenIn(await mailTo(who.email, /confirm/i))}`);
    await page.reload();
    await page.getByRole("button", { name: "Confirm address" }).click();
    await expect(page.getByRole("heading", { name: "Pending Approval" })).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "Acme" })).toContainText("just now");
  });

  await test.step("a Manager hears by mail and approves on the row", async () => {
    await mailTo("olive@acme.example", /asked to join Acme/);
    const olive = await as("olive");
    await olive.goto("/o/acme/users/pending");
    const row = olive.getByRole("row").filter({ hasText: who.email });
    await expect(row).toContainText("Mia knows me from the field team.");
    await row.getByRole("button", { name: `to approve ${who.name}` }).click();
    const dialog = olive.getByRole("dialog", { name: `Approve ${who.name}?` });
    await dialog.getByRole("textbox", { name: "Message" }).fill("Welcome! Ask Mia for the keys.");
    await dialog.getByRole("button", { name: `Approve ${who.name}`, exact: true }).click();
    await expect(olive.getByRole("status")).toContainText([
      `${who.name} (${who.email}) is now a Member of Acme.`,
    ]);
    await expect(row.getByRole("button", { name: `Approved ${who.name}` })).toBeVisible();
    await olive.goto(`/o/acme/users?q=${encodeURIComponent(who.email)}`);
    await expect(olive.getByRole("row").filter({ hasText: who.email })).toContainText("Member");
  });

  await test.step("the new Member gets in at the next click, and hears by mail", async () => {
    await page.reload();
    await page.getByRole("link", { name: "Acme" }).click();
    await expect(page.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
    await expect(page.getByText("Your role here: Member.")).toBeVisible();
    const mail = await mailTo(who.email, /acme/i);
    expect(mail.text).toContain("Ask Mia for the keys.");
  });
});

test("CASE-12: whoever confirms in another browser needs the password of the sign-up", async ({
  page,
  browser,
  baseURL,
  mailTo,
}) => {
  const who = somebodyNew("Ines Moreau");
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(who.name);
  await page.getByLabel("Email").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("combobox", { name: "Organization", exact: true }).fill("globex");
  await page.getByRole("option", { name: "Globex" }).click();
  await page.getByRole("button", { name: "Sign up and ask to join" }).click();
  await page.waitForURL("**/confirm");

  const elsewhere = await (await browser.newContext({ baseURL })).newPage();
  await elsewhere.goto(`/verify-email/${tokenIn(await mailTo(who.email, /confirm/i))}`);
  await elsewhere.getByLabel("Password you chose at sign-up").fill("not the right one");
  await elsewhere.getByRole("button", { name: "Confirm address" }).click();
  await expect(elsewhere.getByText("That isn’t the password you chose at sign-up. Try again.")).toBeVisible();
  await elsewhere.getByLabel("Password you chose at sign-up").fill(who.password);
  await elsewhere.getByRole("button", { name: "Confirm address" }).click();
  await expect(elsewhere).toHaveURL(/\/sign-in$/);
  await expect(elsewhere.getByLabel("Email")).toHaveValue(who.email);
  // In the very document that came with a link, which sends no referrer: its forms are heard all the same.
  await elsewhere.getByLabel("Password", { exact: true }).fill(who.password);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Pending Approval" })).toBeVisible();
  await elsewhere.context().close();
});

test("CASE-12: a mistyped address is corrected, and the link goes to the right one", async ({
  page,
  mailTo,
}) => {
  const mistyped = somebodyNew("Tomas Berg");
  const right = somebodyNew("Tomas Berg");
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(mistyped.name);
  await page.getByLabel("Email").fill(mistyped.email);
  await page.getByLabel("Password", { exact: true }).fill(mistyped.password);
  await page.getByRole("combobox", { name: "Organization", exact: true }).fill("globex");
  await page.getByRole("option", { name: "Globex" }).click();
  await page.getByRole("button", { name: "Sign up and ask to join" }).click();
  await page.getByLabel("Correct address").fill(right.email);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText(`We sent the link to ${right.email}.`)).toBeVisible();
  await page.goto(`/verify-email/${tokenIn(await mailTo(right.email, /confirm/i))}`);
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page.getByRole("heading", { name: "Pending Approval" })).toBeVisible();
});
