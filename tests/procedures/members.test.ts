import { describe, expect, it } from "vitest";
import { cast } from "@/db/demo/cast";
import { encodeCursor } from "@/server/policy/cursor";
import { useCast } from "@/tests/support/people";

const acme = useCast();
const plain = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

describe("Organization Users", () => {
  it("KIO-1: only Managers of the organization and PlatformAdmins may open it", async () => {
    for (const who of ["olive", "marco", "pia"] as const) {
      expect((await (await acme.as(who)).members.list({ org: "acme" })).total).toBe(64);
    }
    const said = await acme.expectRefusal("not_allowed", async () =>
      (await acme.as("mia")).members.list({ org: "acme" }),
    );
    expect(said.message).toBe("Only Managers can see the users of this organization. Ask one of them.");
    await acme.expectRefusal("not_found", async () => (await acme.as("xena")).members.list({ org: "acme" }));
    await acme.expectRefusal("not_found", async () => (await acme.as("wim")).members.list({ org: "acme" }));
    await acme.expectRefusal("signed_out", () => acme.nobody().members.list({ org: "acme" }));
  });

  it("KIO-4, KIO-5, KIO-6: a row has name, email, role, badges, join date; GGW-1: and Enabled and Approved", async () => {
    const { rows } = await (await acme.as("olive")).members.list({ org: "acme", search: "kim" });
    const named = Object.fromEntries(rows.map((row) => [row.name, row]));
    expect(named["Bo Kim"]).toMatchObject({
      email: "bo.kim@acme.example",
      role: "Member",
      enabled: true,
      approved: true,
      badges: [
        { category: "infra", part: false, label: "infra: view, operate, manage" },
        { category: "service", part: true, label: "service: view" },
        { category: "backup", part: false },
      ],
    });
    expect(named["Kim Jae-won"]?.badges.map((b) => b.category)).toEqual([
      "infra",
      "service",
      "backup",
      "device",
      "database",
      "vpn",
      "audit",
    ]);
  });

  it("KIO-7: a row says what may be done there, and why not what may not", async () => {
    const { rows } = await (await acme.as("olive")).members.list({ org: "acme" });
    const may = (name: string) => rows.find((row) => row.name === name)?.may;
    expect(may("Mia Park")).toEqual({ changeRole: null, edit: null, remove: null });
    expect(may("Olive Tan")?.changeRole).toMatch(/^You can’t change your own role\./);
    expect(may("Olive Tan")?.remove).toMatch(/^This is you\./);
    expect(may("Pia Lindqvist")?.remove).toMatch(/platform admin/i);
  });

  it("X-1: a Manager carries every permission, a PlatformAdmin none", async () => {
    const { rows } = await (await acme.as("olive")).members.list({ org: "acme" });
    const byName = (name: string) => rows.find((row) => row.name === name);
    expect(byName("Marco Ruiz")?.badges.every((badge) => !badge.part)).toBe(true);
    expect(byName("Marco Ruiz")?.badges).toHaveLength(7);
    expect(byName("Pia Lindqvist")).toMatchObject({ role: "PlatformAdmin", badges: [] });
  });

  it("X-4: name ascending by default; who is not simply active carries a word beside the name", async () => {
    const { rows } = await (await acme.as("olive")).members.list({ org: "acme" });
    const names = rows.map((row) => plain(row.name));
    expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : 1)));
    const tags = Object.fromEntries(rows.filter((row) => row.tag).map((row) => [row.name, row.tag?.text]));
    expect(tags).toMatchObject({
      "Chiara Neri": "Disabled",
      "Maja Kowalczyk": "Not approved",
      "Olive Tan": "You",
    });
    expect(tags["Dmitri Orlov"]).toMatch(/^until \d+ \w+$/);
  });

  it("KIO-9: finds part of a name or an address; wildcards are ordinary characters", async () => {
    const olive = await acme.as("olive");
    const found = async (search: string) =>
      (await olive.members.list({ org: "acme", search })).rows.map((r) => r.name);
    expect(await found("KIM@")).toEqual(["Bo Kim"]);
    expect(await found("@platform.")).toEqual(["Pia Lindqvist"]);
    expect((await olive.members.list({ org: "acme", search: "@acme.example" })).total).toBe(63);
    for (const nothing of ["%", "_", "\\", "'; drop table membership; --", "x".repeat(10_000)]) {
      expect(await found(nothing)).toEqual([]);
    }
    expect(await found("  ")).toHaveLength(50);
  });

  it.each(["name", "email", "role", "joined"] as const)(
    "KIO-10: sorted by %s both ways, pages by key meet everybody once, forwards and back",
    async (sort) => {
      const olive = await acme.as("olive");
      for (const descending of [false, true]) {
        const query = { org: "acme", sort, descending };
        const first = await olive.members.list(query);
        expect(first.previous).toBeUndefined();
        const second = await olive.members.list({ ...query, after: first.next });
        expect(second.next).toBeUndefined();
        const ids = [...first.rows, ...second.rows].map((row) => row.id);
        expect(new Set(ids).size).toBe(64);
        const back = await olive.members.list({ ...query, before: second.previous });
        expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
        expect(back.previous).toBeUndefined();
        expect(back.next).toBe(first.next);
      }
    },
  );

  it("KIO-10: the order of roles is their rank: PlatformAdmin, Manager, Member", async () => {
    const olive = await acme.as("olive");
    const marco = cast.marco.email;
    await acme.owner`update account set platform_admin = true where email = ${marco}`;
    const shown = async (descending: boolean) => {
      const { rows } = await olive.members.list({ org: "acme", sort: "role", descending });
      return [...new Set(rows.map(({ role }) => role))];
    };
    expect(await shown(false)).toEqual(["PlatformAdmin", "Manager", "Member"]);
    expect((await shown(true))[0]).toBe("Member");
    await acme.owner`update account set platform_admin = false where email = ${marco}`;
  });

  it("a tampered key of a page is no key", async () => {
    const olive = await acme.as("olive");
    const first = await olive.members.list({ org: "acme" });
    const id = first.rows[0]?.id ?? "";
    for (const after of [
      "x",
      "%00",
      encodeCursor({ value: "a\u0000", id }),
      encodeCursor({ value: "a", id: "1 or 1=1" }),
    ]) {
      expect((await olive.members.list({ org: "acme", after })).rows[0]?.id).toBe(id);
    }
    const notADate = encodeCursor({ value: "yesterday", id });
    expect((await olive.members.list({ org: "acme", sort: "joined", after: notADate })).rows).toHaveLength(
      50,
    );
  });

  it("X-14: a PlatformAdmin's look at an organization that is not theirs is recorded, once in 15 minutes", async () => {
    const pia = await acme.as("pia");
    for (let n = 0; n < 3; n++) await pia.members.list({ org: "globex" });
    await pia.members.list({ org: "globex", search: "xena" });
    await pia.requests.list({ org: "globex" });
    const { account } = await acme.ids("pia");
    const events = await acme.owner`
      select action from audit_event e join organization o on o.id = e.org_id
       where o.slug = 'globex' and actor_id = ${account} order by seq`;
    expect(events.map((e) => e.action)).toEqual(["members.viewed", "members.viewed", "requests.viewed"]);
  });
});

describe("All Users", () => {
  it("KIO-2, KIO-12: a PlatformAdmin sees every account with its organizations and roles; nobody else finds it", async () => {
    const page = await (await acme.as("pia")).platform.accounts({ search: "marco@" });
    expect(page).toMatchObject({
      total: 1,
      rows: [
        {
          name: "Marco Ruiz",
          state: "active",
          organizations: [
            { slug: "acme", role: "Manager" },
            { slug: "globex", role: "Member" },
          ],
        },
      ],
    });
    const all = await (await acme.as("pia")).platform.accounts({});
    const more = await (await acme.as("pia")).platform.accounts({ after: all.next });
    expect(all.rows.length + more.rows.length).toBe(all.total);
    for (const who of ["olive", "mia", "wim"] as const) {
      await acme.expectRefusal("not_found", async () => (await acme.as(who)).platform.accounts({}));
    }
    await acme.expectRefusal("signed_out", () => acme.nobody().platform.accounts({}));
  });
});
