import { expect } from "@/tests/support/browser";
import { expectAccessible, expectNarrow } from "@/tests/support/pages";
import { test } from "@/tests/support/stage";

test("CASE-15: a note without deciding stands in the queue and on the page of who waits, and is mailed", async ({
  stage,
  mailTo,
}) => {
  const noa = await stage.asks("Noa Levi");
  const page = await stage.open(stage.manager, "/users/pending");
  await page.getByRole("button", { name: "Message Noa Levi" }).click();
  const dialog = page.getByRole("dialog", { name: "Message Noa Levi" });
  await expect(dialog.getByLabel("Message")).toBeFocused();
  await dialog.getByRole("button", { name: "Send message" }).click();
  await expect(dialog.getByLabel("Message")).toHaveAccessibleDescription(/Enter a message\./);
  await dialog.getByLabel("Message").fill("We need your manager’s name.");
  await dialog.getByRole("button", { name: "Send message" }).click();
  const row = page.getByRole("row").filter({ hasText: noa.email });
  await expect(row).toContainText("Greta Holm wrote just now: We need your manager’s name.");
  await expect(row).toContainText("Waiting");
  expect((await mailTo(noa.email, /./)).text).toContain("We need your manager’s name.");

  const theirs = await stage.open(noa);
  await theirs.goto("/waiting");
  await expect(theirs.getByRole("listitem").filter({ hasText: stage.org.name })).toContainText(
    "We need your manager’s name.",
  );
});

test("CASE-7: a rejection is taken back from the message, and from the list", async ({ stage }) => {
  const noa = await stage.asks("Noa Levi");
  const page = await stage.open(stage.manager, "/users/pending");
  const row = page.getByRole("row").filter({ hasText: noa.email });
  const reject = async () => {
    await page.getByRole("button", { name: "Reject Noa Levi" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Reject Noa Levi" }).click();
    await expect(row).toHaveCount(0);
  };
  await reject();
  await page.getByRole("status").getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByText(`The request of Noa Levi (${noa.email}) is open again.`)).toBeVisible();
  await expect(row).toContainText("Waiting");

  await reject();
  await page.getByRole("link", { name: "Rejected", exact: true }).click();
  await page.getByRole("button", { name: "Reopen the request from Noa Levi" }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole("link", { name: "Waiting", exact: true }).click();
  await expect(row).toContainText("Waiting");
});

test("CASE-6: a request that nobody answered has expired for both sides, and can be made again", async ({
  stage,
  owner,
}) => {
  const lou = await stage.asks("Lou Late");
  await owner`update join_request set expires_at = now() - interval '1 minute' where id = ${lou.id}`;
  const page = await stage.open(stage.manager, "/users/pending");
  await expect(page.getByText("Lou Late")).toHaveCount(0);
  await page.getByRole("link", { name: "Expired" }).click();
  await expect(page.getByRole("row", { name: /Lou Late/ })).toContainText("Expired");

  const theirs = await stage.open(lou);
  await theirs.goto("/waiting");
  await expect(theirs.getByText(stage.org.name).first()).toBeVisible();
  await expect(theirs.getByText("Expired")).toBeVisible();
  await theirs.getByRole("button", { name: `Ask again to join ${stage.org.name}` }).click();
  await expect(theirs.getByRole("heading", { name: "Pending Approval" })).toBeVisible();
});

test("KIO-21, KIO-22: many are decided in one action, and who cannot be is listed with the reason", async ({
  stage,
  owner,
}) => {
  const names = Array.from({ length: 12 }, (_, n) => `Asker ${String.fromCharCode(65 + n)}`);
  for (const name of names) await stage.asks(name);
  const page = await stage.open(stage.manager, "/users/pending");
  await expect(page.getByRole("row")).toHaveCount(13);
  await page.getByRole("checkbox", { name: "Select Asker A" }).check();
  await page.getByRole("checkbox", { name: "Select Asker B" }).check();
  await expect(page.getByText("2 selected")).toBeVisible();
  await expectAccessible(page, "two chosen");
  await owner`update join_request set status = 'withdrawn', decided_at = now()
    where org_id = ${stage.org.id} and account_id in (select id from account where name = 'Asker B')`;
  await page.getByRole("button", { name: "Approve 2" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve 2" }).click();
  await expect(page.getByRole("heading", { name: "Approving 2 requests" })).toBeVisible();
  await expect(page.getByRole("status").getByText("1 approved, 1 left out.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Asker B" })).toContainText("withdrew this request");
  await expectAccessible(page, "the page of a job");
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNarrow(page, "the page of a job");

  await test.step("more than ten at once take the organization's name", async () => {
    await stage.asks("Asker M");
    await page.goto(`/o/${stage.org.slug}/users/pending`);
    await expectNarrow(page, "the queue");
    await page.getByRole("checkbox", { name: "All on this page" }).check();
    await page.getByRole("button", { name: "Reject 11" }).click();
    const dialog = page.getByRole("alertdialog", { name: /^Reject 11 requests/ });
    await dialog.getByRole("button", { name: "Reject 11" }).click();
    const typed = dialog.getByLabel(`Type ${stage.org.name} to confirm`);
    await expect(typed).toHaveAccessibleDescription(/That isn’t the organization’s name\./);
    await typed.fill(stage.org.name.toUpperCase());
    await dialog.getByRole("button", { name: "Reject 11" }).click();
    await expect(page.getByRole("status").getByText("11 rejected.")).toBeVisible();
    await expect(page.getByRole("link", { name: /^Users \d/ })).toHaveCount(0);
  });
});

test("KIO-23: several people are removed in one action, and a stranger finds no such page", async ({
  stage,
  as,
}) => {
  const mira = await stage.joins("Mira Soler");
  await stage.joins("Miron Adler");
  const page = await stage.open(stage.manager, "/users");
  await page.getByRole("link", { name: "Select", exact: true }).click();
  await expect(page.getByRole("checkbox", { name: `Select ${stage.manager.name}` })).toHaveCount(0);
  await page.getByRole("checkbox", { name: "All on this page" }).check();
  await page.getByRole("button", { name: "Remove 2", exact: true }).click();
  const dialog = page.getByRole("alertdialog", { name: `Remove 2 people from ${stage.org.name}?` });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByRole("button", { name: "Remove 2" }).click();
  await expect(page.getByRole("status").getByText("2 removed.")).toBeVisible();
  const job = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Users", exact: true }).first().click();
  await expect(page.getByRole("row").filter({ hasText: mira.email })).toHaveCount(0);
  expect((await (await as("xena")).goto(job))?.status()).toBe(404);
});

test("CASE-9: whoever leaves is out at once, and told where they belong now", async ({ stage }) => {
  const mira = await stage.joins("Mira Soler");
  const page = await stage.open(mira);
  await page.getByRole("button", { name: /switch organization/ }).click();
  await page.getByRole("link", { name: `Leave ${stage.org.name}` }).click();
  await page.getByRole("button", { name: `Leave ${stage.org.name}` }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: `Leave ${stage.org.name}` })
    .click();
  await expect(page).toHaveURL(/\/waiting$/);
  await expect(page.getByText(`You left ${stage.org.name}.`)).toBeVisible();
  expect((await page.goto(`/o/${stage.org.slug}`))?.status()).toBe(404);
});
