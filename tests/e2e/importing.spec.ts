import AxeBuilder from "@axe-core/playwright";
import { expect } from "@/tests/support/browser";
import { somebodyNew, test } from "@/tests/support/newcomer";

test("NIR-4: a file is checked row by row, started, watched, and its good rows are invited", async ({
  as,
  mailTo,
}) => {
  const [ann, bo] = [somebodyNew("Ann File"), somebodyNew("Bo File")];
  const olive = await as("olive");
  await olive.goto("/o/acme/users/import");
  const choose = (text: string) =>
    olive.getByLabel("CSV file").setInputFiles({
      name: "people.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(text),
    });

  await choose("name\nAnn\n");
  await olive.getByRole("button", { name: "Check file" }).click();
  await expect(olive.getByText("No column of this file is known to hold addresses.")).toBeVisible();

  await choose(
    `email;name\n${ann.email};${ann.name}\n${bo.email};${bo.name}\ntwo@@signs;Cy\nmia@acme.example;Mia\n`,
  );
  await olive.getByRole("button", { name: "Check file" }).click();
  await expect(olive.getByText("2 people would be invited, 2 left out.")).toBeVisible();
  await expect(olive.getByRole("row").filter({ hasText: "two@@signs" })).toContainText(
    "This isn’t an email address.",
  );
  await expect(olive.getByRole("row").filter({ hasText: "mia@" })).toContainText("Already a member");
  expect((await new AxeBuilder({ page: olive }).analyze()).violations).toEqual([]);
  await olive.getByRole("link", { name: "Left out 2" }).click();
  await expect(olive.getByRole("row").filter({ hasText: ann.email })).toHaveCount(0);

  await olive.getByRole("button", { name: "Invite 2 people" }).click();
  await expect(olive.getByRole("link", { name: "See it in the audit" })).toBeVisible();
  await expect(olive.getByText("2 invited.")).toBeVisible();
  expect((await new AxeBuilder({ page: olive }).analyze()).violations).toEqual([]);
  expect((await mailTo(bo.email, /invited you/)).text).toContain("/invite/");
  await olive.goto(`/o/acme/invitations?q=${bo.email}`);
  await expect(olive.getByRole("row").filter({ hasText: bo.name })).toContainText("Open");
});

test("a column is chosen without choosing the file again, and the file stays when another one is tried", async ({
  as,
}) => {
  const cy = somebodyNew("Cy Column");
  const olive = await as("olive");
  await olive.goto("/o/acme/users/import");
  await olive.getByLabel("CSV file").setInputFiles({
    name: "people.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`Who,Where to write,Where else\n${cy.name},${cy.email},else.${cy.email}\n`),
  });
  await olive.getByRole("button", { name: "Check file" }).click();
  await expect(olive.getByText("No column of this file is known to hold addresses.")).toBeVisible();

  await olive.getByLabel("Column with the addresses").selectOption("Where to write");
  await expect(olive.getByText("1 person would be invited")).toBeVisible();
  await expect(olive.getByRole("row").filter({ hasText: cy.email })).toBeVisible();
});

test("a file that is too large comes back with the reason, and the form stays usable", async ({ as }) => {
  const olive = await as("olive");
  await olive.goto("/o/acme/users/import");
  const file = olive.getByLabel("CSV file");
  const choose = (buffer: Buffer) => file.setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
  const check = olive.getByRole("button", { name: "Check file" });
  await choose(Buffer.from(`email\n${"ann@company.example\n".repeat(200_000)}`));
  await check.click();
  await expect(olive.getByText("This file is larger than 1 MB.")).toBeVisible();
  await choose(Buffer.from(`email\n${somebodyNew("Di Small").email}\n`));
  await check.click();
  await expect(olive.getByText("1 person would be invited")).toBeVisible();
});
