import { describe, expect, it } from "vitest";
import { encodeCursor } from "@/server/policy/cursor";
import { newMember } from "@/tests/support/members";
import { useCast } from "@/tests/support/people";

const acme = useCast();
type Query = Partial<
  Record<"search" | "name" | "email" | "role" | "status" | "sort" | "after" | "before", string> & {
    descending: boolean;
  }
>;
// What stands in an address may be anything; the list takes it as it is.
type ListInput = Parameters<Awaited<ReturnType<typeof acme.as>>["members"]["list"]>[0];
const list = async (query: Query) =>
  (await acme.as("olive")).members.list({ org: "acme", ...query } as unknown as ListInput);
const names = async (query: Query) => (await list(query)).rows.map((row) => row.name);

describe("Find", () => {
  it("KIO-9, NIR-3: name and email are searched each for itself, and filters combine", async () => {
    expect(await names({ search: "kim" })).toEqual(["Bo Kim", "Hana Kimura", "Kim Jae-won"]);
    expect(await names({ name: "kim j" })).toEqual(["Kim Jae-won"]);
    expect(await names({ email: "bo.kim" })).toEqual(["Bo Kim"]);
    expect(await names({ email: "bo kim" })).toEqual([]);
    expect(await names({ search: "kim", name: "bo", email: "@acme", role: "Member" })).toEqual(["Bo Kim"]);
    expect(await names({ search: "kim", role: "Manager" })).toEqual([]);
  });

  it("KIO-9: accents and capitals do not matter, neither in the name nor in what is typed", async () => {
    expect(await names({ search: "elodie" })).toEqual(["Élodie Marchand"]);
    expect(await names({ search: "ÉLODIÉ MARCH" })).toEqual(["Élodie Marchand"]);
    expect(await names({ name: "yildiz" })).toEqual(["Esra Yıldız"]);
  });

  it("KIO-10: filters by role; a PlatformAdmin is found as such, not by the role beneath (X-14)", async () => {
    expect(await names({ role: "PlatformAdmin" })).toEqual(["Pia Lindqvist"]);
    expect(await names({ role: "Manager" })).toEqual(["Marco Ruiz", "Olive Tan"]);
    expect(await names({ role: "Member" })).not.toContain("Pia Lindqvist");
    expect((await list({ role: "Member" })).total).toBe(61);
  });

  it("KIO-10, X-4: filters by status; each person has exactly one, and the ended and expired only come when asked for", async () => {
    const ended = await newMember(acme, "Ended Person");
    await acme.owner`update membership set ended_at = now() where id = ${ended.id}`;
    const expired = await newMember(acme, "Expired Person");
    await acme.owner`update membership set expires_at = now() - interval '1 day' where id = ${expired.id}`;

    expect(await names({ status: "ended" })).toEqual(["Ended Person"]);
    expect(await names({ status: "expired" })).toEqual(["Expired Person"]);
    expect(await names({ status: "unapproved" })).toEqual(["Maja Kowalczyk"]);
    expect(await names({ status: "disabled" })).toContain("Chiara Neri");
    const counts = await Promise.all(
      ["active", "disabled", "unapproved"].map(async (status) => (await list({ status })).total),
    );
    const usual = await list({});
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(usual.total);
    expect(usual.rows.map((row) => row.name)).not.toContain("Ended Person");
    expect(await names({ search: "person" })).toEqual([]);
    expect(await names({ search: "person", status: "ended" })).toEqual(["Ended Person"]);
    const [row] = (await list({ status: "expired" })).rows;
    expect(row).toMatchObject({ status: "expired", tag: { text: "Expired" }, badges: [] });
  });

  it("X-4: a row carries what the column chooser may show", async () => {
    await list({});
    const rows = (await list({ search: "olive" })).rows;
    expect(rows[0]).toMatchObject({ enabled: true, approved: true, expiresAt: null, status: "active" });
    expect(Date.now() - Date.parse(rows[0]?.lastActiveAt ?? "")).toBeLessThan(60_000);
    const [chiara] = (await list({ search: "chiara neri" })).rows;
    expect(chiara).toMatchObject({ enabled: false, approved: true, lastActiveAt: null });
  });

  it("each row leaves with the reasons why its actions are not for this person (KIO-18, X-14)", async () => {
    const may = async (who: "olive" | "pia", search: string) =>
      (await (await acme.as(who)).members.list({ org: "acme", search })).rows[0]?.may;
    expect(await may("olive", "mia@")).toEqual({ changeRole: null, edit: null, remove: null });
    expect((await may("olive", "olive@"))?.changeRole).toMatch(/^You can’t change your own role/);
    expect((await may("olive", "pia@"))?.remove).toMatch(/platform admin/);
    expect((await may("pia", "olive@"))?.remove).toBeNull();
  });

  it("INV-1: the last Manager's row says why they cannot be removed", async () => {
    const [only] = (await (await acme.as("pia")).members.list({ org: "globex", role: "Manager" })).rows;
    expect(only?.may.remove).toMatch(/^An organization needs a Manager/);
  });
});

describe("What is not understood in an address is ignored", () => {
  it.each([
    ["a role that is none", { role: "Viewer" }],
    ["a role as it is stored", { role: "platform_admin' or true --" }],
    ["a status that is none", { status: "invited?" }],
    ["a sort that is none", { sort: "password_hash" }],
    ["a sort with more", { sort: "name; drop table membership" }],
    ["a search of blanks", { search: " \u00a0\t " }],
    ["a search of accents alone", { search: "\u0301\u0308" }],
    ["a name of nothing", { name: "" }],
    ["more than one", { role: "owner", status: "gone", sort: "id" }],
  ])("%s", async (_, query) => {
    expect((await list(query)).total).toBe((await list({})).total);
    expect(await names(query)).toEqual(await names({}));
  });

  const signs = [
    "%",
    "_",
    "\\",
    "\\%",
    "'",
    '"',
    "' or 1=1 --",
    "); select pg_sleep(9); --",
    "\u0000",
    "\ud800",
    "%%%",
  ];
  const shapes = ["[a-z]{3}", "%1$L", "$$", "x".repeat(10_000), "(".repeat(9000), "🙂".repeat(5000)];
  it.each([...signs, ...shapes].map((text) => ({ text, shown: text.slice(0, 30) })))(
    "search for $shown finds nobody, and breaks nothing",
    async ({ text }) => {
      const found = await list({ search: text });
      // A control character, or half of one, is nothing that could be searched for; an apostrophe finds O’Sullivan.
      expect(found.rows.length === 0).toBe(!["\u0000", "\ud800", "'"].includes(text));
      expect(found.note).toBeNull();
      for (const query of [{ name: text }, { email: text }]) await list(query);
    },
  );

  const id = "ffffffff-ffff-4fff-bfff-ffffffffffff";
  it.each([
    "x",
    "%00",
    "e30",
    encodeCursor({ value: "a\u0000", id }),
    encodeCursor({ value: "a", id: "1 or 1=1" }),
    encodeCursor({ value: "a", id: `${id}'` }),
    Buffer.from("[1,2]").toString("base64url"),
    Buffer.from(JSON.stringify(["a", id, "more"])).toString("base64url"),
    "A".repeat(100_000),
  ])("a key of a page that was tampered with is no key (%#)", async (key) => {
    const start = await names({});
    expect(await names({ after: key })).toEqual(start);
    expect(await names({ before: key })).toEqual(start);
  });

  it.each(["yesterday", "1e9", "99999999999999999999", "1; select 1", "2026-01-01", ""])(
    "nor is one that does not fit the order: %j",
    async (value) => {
      const key = encodeCursor({ value, id });
      expect(await names({ sort: "joined", after: key })).toEqual(await names({ sort: "joined" }));
      expect(await names({ sort: "role", after: key })).toEqual(await names({ sort: "role" }));
    },
  );

  it("a place where nobody stands is a place all the same", async () => {
    const key = encodeCursor({ value: "b' or true", id });
    expect((await list({ after: key })).rows.length).toBeGreaterThan(0);
    const far = encodeCursor({ value: "9999999999999999", id });
    expect(await list({ sort: "joined", after: far })).toMatchObject({ rows: [], next: undefined });
  });

  it("INV-6: a key with the id of another organization's person tells nothing of them", async () => {
    const { member } = await acme.ids("xena", "globex");
    const there = await names({ after: encodeCursor({ value: "xena", id: member }) });
    const nobody = await names({ after: encodeCursor({ value: "xena", id }) });
    expect(there).toEqual(nobody);
  });
});
