import { expect } from "@/tests/support/browser";
import { test } from "@/tests/support/stage";

test("KIO-13: what a change of permissions means is computed once, and its token saves it", async ({
  stage,
}) => {
  const nina = await stage.joins("Nina Once");
  const page = await stage.open(stage.manager, `/permissions/${nina.id}`);
  const calls: string[] = [];
  page.on("request", (request) => {
    const call = /\/api\/trpc\/(grants\.\w+)/.exec(request.url())?.[1];
    if (call) calls.push(call);
  });
  await page.getByRole("group", { name: "backup" }).getByRole("checkbox", { name: "view" }).check();
  await page.getByRole("button", { name: "Save…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("gains View backup");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  expect(calls).toEqual(["grants.preview", "grants.change"]);
});
