import { expect, signIn } from "@/tests/support/browser";
import { somebodyNew, test } from "@/tests/support/newcomer";

test("KIO-22: Reject with a reason; the person reads it, and may ask again", async ({
  page,
  waitsFor,
  as,
  mailTo,
}) => {
  const who = somebodyNew("Jonas Weber");
  await waitsFor("Acme", who);

  const olive = await as("olive");
  await olive.goto("/o/acme/users/pending");
  await olive.getByRole("button", { name: `Reject ${who.name}` }).click();
  const dialog = olive.getByRole("dialog", { name: `Reject ${who.name}?` });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByLabel("Reason").fill("Send your contract number first.");
  await dialog.getByRole("button", { name: `Reject ${who.name}` }).click();
  await expect(olive.getByText(`The request of ${who.name} (${who.email}) was rejected.`)).toBeVisible();
  await olive.getByRole("link", { name: "Rejected", exact: true }).click();
  const decided = olive.getByRole("row").filter({ hasText: who.email });
  await expect(decided).toContainText("Rejected");
  await expect(decided).toContainText("by Olive Tan");
  expect((await mailTo(who.email, /acme/i)).text).toContain("Send your contract number first.");

  await signIn(page, who.email, who.password);
  const asked = page.getByRole("listitem").filter({ hasText: "Acme" });
  await expect(asked).toContainText("Rejected");
  await expect(asked).toContainText("Send your contract number first.");
  await page.getByRole("button", { name: "Ask again to join Acme" }).click();
  await expect(page.getByText("You’ve asked to join Acme again.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Pending Approval" })).toBeVisible();
});

test("CASE-3: the second Manager learns who decided and when, and the list is up to date", async ({
  waitsFor,
  as,
}) => {
  const who = somebodyNew("Petra Kos");
  await waitsFor("Acme", who);
  const olive = await as("olive");
  const marco = await as("marco");
  for (const page of [olive, marco]) {
    await page.goto("/o/acme/users/pending");
    await expect(page.getByRole("button", { name: `Approve ${who.name}`, exact: true })).toBeEnabled();
  }
  await olive.getByRole("button", { name: `Approve ${who.name}`, exact: true }).click();
  await expect(olive.getByText(`${who.name} (${who.email}) is now a Member of Acme.`)).toBeVisible();

  await marco.getByRole("button", { name: `to approve ${who.name}` }).click();
  await marco.getByRole("dialog").getByRole("textbox", { name: "Message" }).fill("Welcome");
  await marco
    .getByRole("dialog")
    .getByRole("button", { name: `Approve ${who.name}`, exact: true })
    .click();
  const message = marco.getByRole("alert").getByText(/^Olive Tan approved this request on \d+ \w+ \d{4} at/);
  await expect(message).toBeVisible();
  await expect(marco.getByRole("row").filter({ hasText: who.email })).toHaveCount(0);
  await marco.getByRole("button", { name: "Close this message" }).click();
  await expect(message).toHaveCount(0);
});

test("CASE-4: a request that was withdrawn meanwhile is not approved", async ({ page, waitsFor, as }) => {
  const who = somebodyNew("Lea Roth");
  await waitsFor("Acme", who);
  const olive = await as("olive");
  await olive.goto("/o/acme/users/pending");
  await expect(olive.getByRole("button", { name: `Approve ${who.name}`, exact: true })).toBeEnabled();

  await signIn(page, who.email, who.password);
  await page.getByRole("button", { name: "Withdraw the request to join Acme" }).click();
  await expect(page.getByText("You’ve withdrawn your request to join Acme.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Acme" })).toContainText("Withdrawn");

  await olive.getByRole("button", { name: `Approve ${who.name}`, exact: true }).click();
  await expect(
    olive
      .getByRole("alert")
      .filter({ hasText: `${who.name} withdrew this request. There is nothing to decide.` }),
  ).toBeVisible();
});

test("CASE-5: somebody who waits asks another organization too, and not the same one twice", async ({
  page,
  waitsFor,
}) => {
  const who = somebodyNew("Omar Haddad");
  await waitsFor("Acme", who);
  await signIn(page, who.email, who.password);
  const picker = page.getByRole("combobox", { name: "Organization", exact: true });

  await picker.fill("acme");
  await page.getByRole("option", { name: "Acme" }).click();
  await page.getByRole("button", { name: "Ask to join" }).click();
  await expect(picker).toHaveAccessibleDescription(/You already asked to join this organization\./);
  await expect(picker).toBeFocused();

  await picker.fill("harbour");
  await page.getByRole("option", { name: "Harbour Logistics" }).click();
  await page.getByRole("button", { name: "Ask to join" }).click();
  await expect(page.getByText("Your request has been sent.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Pending Approval" })).toHaveCount(2);
  await expect(picker).toHaveValue("");

  await test.step("X-6: where the join policy is open, one is in at once", async () => {
    await picker.fill("lumen");
    await page.getByRole("option", { name: "Lumen Press" }).click();
    await page.getByRole("button", { name: "Ask to join" }).click();
    await expect(page.getByText("You’re now a Member.")).toBeVisible();
    await page.getByRole("link", { name: /Lumen Press/ }).click();
    await expect(page.getByText("Your role here: Member.")).toBeVisible();
  });
});

test("a server that does not answer is said in words, and what was typed stays", async ({ as }) => {
  const olive = await as("olive");
  await olive.goto("/o/acme/users/pending");
  await olive.getByRole("button", { name: "Reject Wim Aalders" }).click();
  await olive.route("**/api/trpc/**", (route) => route.abort());
  const dialog = olive.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("A long reason that nobody wants to type twice.");
  await dialog.getByRole("button", { name: "Reject Wim Aalders" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The server didn’t respond.");
  await expect(dialog.getByLabel("Reason")).toHaveValue("A long reason that nobody wants to type twice.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(olive.getByRole("button", { name: "Reject Wim Aalders" })).toBeFocused();
});
