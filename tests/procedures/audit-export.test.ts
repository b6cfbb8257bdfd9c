import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { exportAudit } from "@/server/audit/export/export";
import { writers } from "@/server/audit/export/lines";
import type { EventRow } from "@/server/audit/list/queries";
import { newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
const olive = "olive@acme.example";
const as = async (email: string) => request({ session: await acme.sessionOf(email) });

async function whole(text: AsyncGenerator<string>): Promise<string> {
  let all = "";
  for await (const piece of text) all += piece;
  return all;
}

const events = async (action: string) =>
  (await acme.owner`select body from audit_event where action = ${action} order by at, seq`).map(({ body }) =>
    JSON.parse(body),
  );

const aRow: EventRow = {
  seq: 1,
  at: new Date("2026-11-03T14:05:00Z"),
  event: {
    action: "settings.changed",
    actor: { id: null, name: "Gatehouse", email: null, role: null },
    target: { kind: "organization", id: "o", label: "Acme" },
    ip: null,
    userAgent: null,
    requestId: "r",
  },
};

beforeAll(async () => {
  const { id } = await newMember(acme, "Ria Renamed");
  const manager = await acme.as("olive");
  for (const displayName of ['=HYPERLINK("x")', "+1", "Plain"]) {
    await manager.members.edit({ org: "acme", id, displayName });
  }
});

describe("The audit as a file (DST-5)", () => {
  it("is exactly what is listed, as CSV whose cells are no formulas, and says at its end that it is whole", async () => {
    const file = await exportAudit(await as(olive), { org: "acme", action: "membership.renamed" }, "csv");
    expect(file.name).toMatch(/^acme-audit-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await whole(file.text)).trimEnd().split("\n");
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toBe("End of file: 3 entries");
    expect(lines[1]).toContain("Olive Tan changed the name");
    expect(lines[2]).toContain(`'=HYPERLINK`);
    expect(lines[1]).toContain(`'+1`);
  });

  it("its cells can be told apart: absent from empty, an escaped formula from its text, namesakes by their ids", async () => {
    const [one, two] = [await newMember(acme, "Nora Twin"), await newMember(acme, "Nora Twin")];
    const manager = await acme.as("olive");
    for (const { id } of [one, two]) await manager.members.edit({ org: "acme", id, enabled: false });
    const file = await exportAudit(await as(olive), { org: "acme", action: "membership.disabled" }, "csv");
    const [head, ...lines] = parse(await whole(file.text), {
      bom: true,
      relax_column_count: true,
      cast: (value, { quoting }) => (quoting ? value : value === "" ? null : value),
    }) as (string | null)[][];
    const column = (name: string) => lines.slice(0, 2).map((line) => line[head?.indexOf(name) ?? -1]);
    expect(column("On")).toEqual(["Nora Twin", "Nora Twin"]);
    expect(column("On id")).toEqual([two.id, one.id]);
    expect(column("On kind")).toEqual(["membership", "membership"]);
    expect(new Set(column("By id"))).toEqual(new Set([(await acme.ids("olive")).account]));
    expect(column("Reason")).toEqual([null, null]);
    const [line = ""] = writers.csv
      .lines([{ ...aRow, event: { ...aRow.event, reason: "" } }], "Acme")
      .split("\n");
    expect(line).toContain(',"",');
    expect(writers.csv.lines([aRow], "Acme")).not.toContain(',"",');
    expect(writers.csv.lines([{ ...aRow, event: { ...aRow.event, reason: "'=1" } }], "Acme")).toContain(
      `"''=1"`,
    );
    expect(writers.csv.lines([{ ...aRow, event: { ...aRow.event, reason: "=1" } }], "Acme")).toContain(
      `"'=1"`,
    );
  });

  it("as JSON Lines, each an entry as it was recorded, the last one the end", async () => {
    const file = await exportAudit(await as(olive), { org: "acme", who: "ria" }, "jsonl");
    const lines = (await whole(file.text))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatchObject({
      action: "membership.renamed",
      after: { name: "Plain" },
      actor: { email: olive },
    });
    expect(lines.at(-1)).toEqual({ end: true, entries: 3 });
  });

  it("KIO-26: that it began stands in the audit before the first entry leaves, and its SHA-256 after the last", async () => {
    await acme.owner`delete from audit_event where action like 'audit.%'`;
    const file = await exportAudit(await as(olive), { org: "acme", category: "memberships" }, "jsonl");
    expect(await events("audit.export_begun")).toMatchObject([
      { view: { category: "memberships", format: "jsonl" } },
    ]);
    expect(await events("audit.exported")).toEqual([]);
    const text = await whole(file.text);
    const [done] = await events("audit.exported");
    const entries = text.trimEnd().split("\n").length - 1;
    expect(entries).toBeGreaterThan(2);
    expect(done.after).toEqual({ entries, sha256: createHash("sha256").update(text).digest("hex") });
    expect(await events("audit.export_cut")).toEqual([]);
  });

  it("one that is cut in the middle does not look whole: neither in the file nor in the audit", async () => {
    await acme.owner`delete from audit_event where action like 'audit.%'`;
    const file = await exportAudit(await as(olive), { org: "acme" }, "csv");
    await file.text.next();
    await file.text.return(undefined);
    expect(await events("audit.export_cut")).toMatchObject([
      { target: { label: "Olive Tan" }, actor: { name: "Gatehouse" }, after: { entries: 0 } },
    ]);
    expect(await events("audit.exported")).toEqual([]);
  });

  it("ends where the right to it ends, and says so in its last line", async () => {
    const { email, id } = await newMember(acme, "Nina Shortly", { role: "manager" });
    const file = await exportAudit(await as(email), { org: "acme" }, "csv");
    await file.text.next();
    await acme.owner`update membership set role = 'member' where id = ${id}`;
    expect((await file.text.next()).value).toBe("CUT OFF after 0 entries: this file is not whole\n");
    await expect(file.text.next()).rejects.toMatchObject({ code: "not_allowed" });
  });

  it("is read in batches, none twice, and does not see its own beginning", async () => {
    const { org } = await acme.ids("olive");
    await acme.owner`
      insert into audit_event (org_id, seq, at, body, prev, hash, key_id)
      select org_id, 100000 + n, at, body, prev, hash, key_id
        from (select * from audit_event where org_id = ${org} order by seq limit 1) e, generate_series(1, 2500) n`;
    await acme.owner`update audit_head set seq = 200000 where org_id = ${org}`;
    const file = await exportAudit(await as(olive), { org: "acme" }, "jsonl");
    const lines = (await whole(file.text))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const numbers = lines.slice(0, -1).map(({ seq }) => seq);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(2500);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(200_000);
  });

  it("DST-5: audit.export alone is not enough, it needs audit.view; others are refused and told nothing", async () => {
    const { email, id, orgId, accountId } = await newMember(acme, "Eli Exports");
    const grant = (permission: string) => acme.owner`
      insert into access_grant (org_id, membership_id, permission, granted_by)
      values (${orgId}, ${id}, ${permission}, ${accountId})`;
    const attempt = (who: string) => async () => exportAudit(await as(who), { org: "acme" }, "csv");
    await acme.expectRefusal("not_allowed", attempt(email));
    await grant("audit.export");
    await acme.expectRefusal("not_allowed", attempt(email));
    await grant("audit.view");
    expect((await attempt(email)()).name).toContain("acme");
    await acme.expectRefusal("not_allowed", attempt("mia@acme.example"));
    await acme.expectRefusal("not_found", attempt("xena@globex.example"));
    await acme.expectRefusal("signed_out", () => exportAudit(request(), { org: "acme" }, "csv"));
  });

  it("asks for the password where it was not proved within five minutes (step-up)", async () => {
    const caller = await as(olive);
    await acme.owner`update session set reauthenticated_at = now() - interval '6 minutes' where id_hash = ${caller.session}`;
    await acme.expectRefusal("step_up", () => exportAudit(caller, { org: "acme" }, "csv"));
  });
});
