import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { memberSorts } from "@/server/members/list/input";
import { type Filter, listMembers, type MemberRow, searchMembers } from "@/server/members/list/queries";
import { memberStatuses, statusOf } from "@/server/policy/member-status";
import { roles, shownRole } from "@/server/policy/roles";
import { webPool } from "@/server/transaction/pools";
import { inTransaction, setOrganization, type Tx } from "@/server/transaction/transaction";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();
const first = [
  "Ann",
  "ANN",
  "Åsa",
  "Zoë",
  "Łukasz",
  "İpek",
  "김철수",
  "Mia-Lou",
  "O'Hara",
  "50%",
  "a_b",
  "back\\slash",
  "Ａｎｎ",
  "😀",
];
const last = ["Lee", "lee", "Müller", "Ørsted", "Иванов", "", "van der Berg", "de la Cruz"];
const now = new Date();
const day = 24 * 60 * 60 * 1000;
let org = "";
let everybody: MemberRow[] = [];

beforeAll(async () => {
  const { owner } = database;
  await owner.begin(async (tx) => {
    const [made] = await tx<{ id: string }[]>`
      insert into organization (slug, name, state) values ('pages', 'Pages', 'awaiting_manager') returning id`;
    org = made?.id ?? "";
    let n = 0;
    for (const name of first.flatMap((a) => last.map((b) => `${a} ${b}`.trim()))) {
      n++;
      const email = `${["kim", "KIM", "lee_", "x"][n % 4]}${n}@${["a.example", "b-c.example"][n % 2]}`;
      const [account] = await tx<{ id: string }[]>`
        insert into account (name, email, email_norm, platform_admin, disabled_at)
        values (${name}, ${email}, ${email.toLowerCase()}, ${n % 17 === 0}, ${n % 19 === 0 ? now : null}) returning id`;
      await tx`
        insert into membership
          (org_id, account_id, role, approved_at, joined_at, source, enabled, expires_at, ended_at)
        values (${org}, ${account?.id ?? ""}, ${n % 7 === 0 ? "manager" : "member"}, ${n % 11 ? now : null},
                ${new Date(now.getTime() - (n % 9) * day)}, 'request', ${n % 13 !== 0},
                ${n % 5 === 0 && n % 7 !== 0 ? new Date(now.getTime() + (n % 2 ? 3 : -3) * day) : null},
                ${n % 10 === 0 ? now : null})`;
    }
  });
  everybody = (
    await Promise.all(
      [{}, { status: "expired" } as const, { status: "ended" } as const].map((filter) =>
        inOrg((tx) =>
          listMembers(tx, org, filter, {
            sort: "name",
            descending: false,
            key: null,
            backwards: false,
            limit: 999,
          }),
        ),
      ),
    )
  ).flat();
  expect(everybody).toHaveLength(first.length * last.length);
});

const inOrg = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(webPool(), { role: "tenant", readOnly: true, first: async () => undefined }, async (tx) => {
    await setOrganization(tx, org);
    return work(tx);
  });

/** The same rules, told once more in the simplest way. */
const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll(/[łøđı]/g, (message) => ({ ł: "l", ø: "o", đ: "d", ı: "i" })[message] ?? message);
const contains = (text: string, term: string) => plain(text).includes(plain(term));
/** Every word of a term, in any order. */
const has = (text: string, term = "") => term.split(/\s+/).every((word) => contains(text, word));
const fits = (row: MemberRow, { search, name, email, role, status }: Filter) => {
  const its = statusOf(row, now);
  return (
    (status ? its === status : ["active", "disabled", "unapproved"].includes(its)) &&
    (!role || shownRole(row.shownRole) === role) &&
    has(`${row.name} ${row.email}`, search) &&
    has(row.name, name) &&
    // No address has a space, so there a term is one piece.
    contains(row.email, email?.trim() ?? "")
  );
};
const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const alphabet = new Intl.Collator("und").compare;
const orders = {
  name: (a: MemberRow, b: MemberRow) => alphabet(plain(a.name), plain(b.name)),
  email: (a: MemberRow, b: MemberRow) => alphabet(plain(a.email), plain(b.email)),
  role: (a: MemberRow, b: MemberRow) => bytes(a.shownRole, b.shownRole) || orders.name(a, b),
  joined: (a: MemberRow, b: MemberRow) => a.joinedAt.getTime() - b.joinedAt.getTime(),
};

const term = fc.constantFrom(
  ...[
    "lee",
    "LEE",
    "e",
    "kim",
    "Kim1",
    "@b-c",
    "muller",
    "Mü",
    "asa",
    "%",
    "_",
    "\\",
    "'",
    "50%",
    "a_b",
    "an n",
  ],
  ...["김철", "иванов", "ann lee", "x", "@", ".example", "nobody at all", "ørsted", "ＡＮＮ", "😀"],
);
/** Mostly nothing, so that filters often leave somebody. */
const sometimes = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const query = fc.record({
  search: sometimes(term),
  name: sometimes(term),
  email: sometimes(term),
  role: sometimes(fc.constantFrom(...roles)),
  status: sometimes(fc.constantFrom(...memberStatuses)),
});

describe("Pages of the list of users", () => {
  it("KIO-9, KIO-10, NIR-3: meet everybody who fits exactly once, in order, in any filter, order and size of page", async () => {
    let peopleMet = 0;
    const property = fc.asyncProperty(
      query,
      fc.constantFrom(...memberSorts),
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 1, max: 60 }),
      async (filter, sort, descending, backwards, size) => {
        const wanted = everybody
          .filter((row) => fits(row, filter))
          .sort((a, b) => (orders[sort](a, b) || bytes(a.id, b.id)) * (descending ? -1 : 1))
          .map((row) => row.id);
        const searched = filter.search ?? filter.name ?? filter.email;
        const met: string[] = [];
        let total: number | undefined;
        await inOrg(async (tx) => {
          // Backwards begins behind the last one, where nothing follows: the same pages from their other end.
          let key = backwards ? lastKey(sort, descending) : null;
          for (let pages = 0; pages <= wanted.length; pages++) {
            const place = { sort, descending, backwards, key, limit: size };
            const found = searched
              ? await searchMembers(tx, org, filter, place, 1001)
              : { rows: await listMembers(tx, org, filter, place), total: undefined, extent: "all" };
            expect(found.extent).toBe("all");
            total = found.total;
            const ids = found.rows.map((row) => row.id);
            if (backwards) met.unshift(...ids);
            else met.push(...ids);
            const end = backwards ? found.rows[0] : found.rows.at(-1);
            if (!end || ids.length < size) break;
            key = { value: end.key, id: end.id };
          }
        });
        expect(met).toEqual(wanted);
        peopleMet += met.length;
        if (searched) expect(total).toBe(wanted.length);
      },
    );
    await fc.assert(property, { numRuns: 120 });
    expect(peopleMet).toBeGreaterThan(1000);
  }, 60_000);
});

/** A place behind everybody, in an order. */
function lastKey(sort: (typeof memberSorts)[number], descending: boolean) {
  const id = descending ? "00000000-0000-0000-0000-000000000000" : "ffffffff-ffff-ffff-ffff-ffffffffffff";
  const ends = {
    name: ["", "\u{10ffff}"],
    email: ["", "\u{10ffff}"],
    role: ["admin:", "member:\u{10ffff}"],
    joined: ["0", "9999999999999999"],
  };
  return { value: ends[sort][descending ? 0 : 1] ?? "", id };
}
