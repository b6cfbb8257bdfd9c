import { expect } from "@/tests/support/browser";
import { expectAccessible, expectNarrow } from "@/tests/support/pages";
import { test } from "@/tests/support/stage";

test("KIO-6, KIO-11, KIO-13: a Manager gives and takes single actions, in force at the next click", async ({
  stage,
}) => {
  const mira = await stage.joins("Mira Soler", { holds: ["vpn.view", "audit.view", "audit.export"] });
  const page = await stage.open(stage.manager);
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Permissions" }).click();
  await expect(page.getByRole("columnheader")).toHaveText([
    ...["Name", "Role", "infra", "service", "backup", "device", "database", "vpn", "audit"],
  ]);
  const row = page.getByRole("row").filter({ hasText: mira.name });
  await expect(row.getByRole("cell")).toHaveText([...["Member", "–", "–", "–", "–", "–", "partial", "full"]]);
  const first = row.getByRole("button", { name: "infra of Mira Soler: none" });
  await expect(first).toBeEnabled();
  await first.focus();
  for (const key of ["ArrowUp", "ArrowDown", ...Array(5).fill("ArrowRight"), "Enter"]) {
    await page.keyboard.press(key);
  }
  const why = page.getByRole("dialog", { name: "vpn: Mira Soler" });
  await expect(why).toContainText("It was granted to Mira Soler directly.");
  await expect(why).toContainText(
    "Mira Soler has no active role, team, set or grant that includes “Manage vpn”.",
  );
  await page.keyboard.press("Escape");
  await expect(row.getByRole("button", { name: "vpn of Mira Soler: partial" })).toBeFocused();
  await row.getByRole("link", { name: mira.name }).click();

  const backup = page.getByRole("group", { name: "backup" });
  await backup.getByRole("checkbox", { name: "view" }).press("Space");
  await expect(backup).toContainText("partial");
  await page.getByRole("button", { name: "None of audit" }).click();
  await page.getByRole("button", { name: "Save…" }).click();
  await expect(page.getByRole("dialog")).toContainText("gains View backup");
  await expect(page.getByRole("dialog")).toContainText("loses View audit, Export audit");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(
    page.getByText(`The permissions of Mira Soler (${mira.email}) are saved and take effect`),
  ).toBeVisible();
  await page.reload();
  await expect(backup.getByRole("checkbox", { name: "view" })).toBeChecked();
  await expect(
    page.getByRole("group", { name: "audit" }).getByRole("checkbox", { name: "view" }),
  ).not.toBeChecked();

  const theirs = await stage.open(mira);
  await expect(theirs.getByRole("region", { name: "What you can do" })).toContainText("backup");
  await expect(theirs.getByRole("region", { name: "What you can do" })).not.toContainText("audit");
});

test("INV-2, X-1: nobody grants to themselves, and a Manager carries everything while Manager", async ({
  stage,
}) => {
  const henk = await stage.joins("Henk Visser", { role: "manager" });
  const page = await stage.open(stage.manager, `/permissions/${stage.manager.id}`);
  await expect(page.getByText("You can’t grant permissions to yourself.")).toBeVisible();
  await expect(page.getByRole("checkbox").first()).toBeDisabled();
  await expect(page.getByRole("button", { name: "Save…" })).toHaveCount(0);
  await page.goto(`/o/${stage.org.slug}/permissions/${henk.id}`);
  await expect(page.getByText("As a Manager, Henk Visser has every permission.")).toBeVisible();
});

test("ASVS 16.3.2: a visit that is refused is one entry in the audit, also where the page asks twice", async ({
  stage,
  owner,
}) => {
  const mira = await stage.joins("Mira Soler");
  const page = await stage.open(mira, `/permissions/${stage.manager.id}`);
  await expect(page.getByRole("heading", { name: "No access to this page" })).toBeVisible();
  const denied = await owner`select body from audit_event
    where action = 'action.denied' and org_id = (select org_id from membership where id = ${mira.id})`;
  expect(denied).toHaveLength(1);
});

test("the permissions of one person are accessible, by keyboard and on a phone", async ({ stage }) => {
  const mira = await stage.joins("Mira Soler", { holds: ["vpn.view"] });
  const page = await stage.open(stage.manager, `/permissions/${mira.id}`);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNarrow(page, "permissions");
  await expectAccessible(page, "permissions");
  await page.getByRole("button", { name: "All of vpn" }).press("Enter");
  await expect(
    page.getByRole("group", { name: "vpn" }).getByRole("checkbox", { name: "manage" }),
  ).toBeChecked();
});

test("X-11, X-12: the page of one person says of each category what their row in the table says", async ({
  stage,
  owner,
}) => {
  const mira = await stage.joins("Mira Soler", { holds: ["vpn.view", "audit.export"] });
  const henk = await stage.joins("Henk Visser", { role: "manager" });
  const nora = await stage.joins("Nora Lind");
  const omar = await stage.joins("Omar Aziz", { holds: ["device.view"] });
  const people = [mira, henk, nora, omar];
  await owner`update membership set enabled = false where id = ${omar.id}`;
  await owner`
    insert into access_grant (org_id, membership_id, permission, starts_at, expires_at)
    values (${stage.org.id}, ${nora.id}, 'infra.view', now() + interval '1 day', null),
           (${stage.org.id}, ${nora.id}, 'device.view', now() - interval '2 days', now() - interval '1 day')`;
  const [set] = await owner<{ id: string }[]>`
    insert into permission_set (org_id, name, name_key, keys)
    values (${stage.org.id}, 'Watch', 'watch', '{service.view,vpn.view}') returning id`;
  const [team] = await owner<{ id: string }[]>`
    insert into team (org_id, name, name_key) values (${stage.org.id}, 'Nights', 'nights') returning id`;
  for (const { id } of [mira, omar]) {
    await owner`
      insert into access_grant (org_id, membership_id, set_id) values (${stage.org.id}, ${id}, ${set?.id ?? ""})`;
    await owner`
      insert into team_member (org_id, team_id, membership_id) values (${stage.org.id}, ${team?.id ?? ""}, ${id})`;
  }
  await owner`
    insert into access_grant (org_id, team_id, permission) values (${stage.org.id}, ${team?.id ?? ""}, 'backup.view')`;

  const page = await stage.open(stage.manager, "/permissions");
  const categories = ["infra", "service", "backup", "device", "database", "vpn", "audit"];
  const inTable = new Map<string, string[]>();
  for (const { id, name } of people) {
    const cells = page.getByRole("row").filter({ hasText: name }).getByRole("cell");
    const words = (await cells.allTextContents()).slice(1);
    inTable.set(
      id,
      words.map((word) => (word === "–" ? "none" : word)),
    );
  }
  expect(inTable.get(mira.id)).toEqual(["none", "partial", "partial", "none", "none", "partial", "none"]);
  expect(inTable.get(henk.id)).toEqual(categories.map(() => "full"));
  expect(inTable.get(nora.id)).toEqual(categories.map(() => "none"));
  expect(inTable.get(omar.id)).toEqual(["none", "partial", "partial", "partial", "none", "partial", "none"]);

  const group = (name: string) => page.getByRole("group", { name, exact: true });
  for (const { id } of people) {
    await page.goto(`/o/${stage.org.slug}/permissions/${id}`);
    for (const [place, category] of categories.entries()) {
      await expect(group(category).locator(".held")).toHaveText(inTable.get(id)?.[place] ?? "");
    }
  }
  await expect(page.getByText(/^Omar Aziz’s access to .* is turned off\./)).toBeVisible();
  await expect(group("service").getByRole("checkbox", { name: "view from a set" })).not.toBeChecked();

  await page.goto(`/o/${stage.org.slug}/permissions/${mira.id}`);
  await expect(group("service").getByRole("checkbox", { name: "view from a set" })).not.toBeChecked();
  await expect(group("backup").getByRole("checkbox", { name: "view from a team" })).not.toBeChecked();
  await expect(group("vpn").getByRole("checkbox", { name: "view from a set" })).toBeChecked();
  await expect(group("audit").getByRole("checkbox", { name: "export no effect" })).toBeChecked();
});
