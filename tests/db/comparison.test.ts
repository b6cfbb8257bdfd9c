import { describe, expect, it } from "vitest";
import { byAlphabet, fold } from "@/server/policy/fold";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();
const foldedBy = async (texts: string[]) =>
  (
    await database.owner<
      { f: string }[]
    >`select folded(t) as f from unnest(${texts}::text[]) with ordinality u (t, n) order by n`
  ).map(({ f }) => f);

/** Characters that every Unicode since version 10 knows, which is what the oldest ICU of a supported server has. */
const known = () => {
  const points: number[] = [];
  for (let point = 1; point < 0x2000; point++) points.push(point);
  for (let point = 0x2000; point < 0xd800; point += 3) points.push(point);
  for (let point = 0xf900; point < 0x10000; point++) points.push(point);
  for (const [from, to] of [
    [0x10000, 0x10570],
    [0x1d100, 0x1d800],
    [0x1f300, 0x1f700],
    [0xe0000, 0xe0200],
  ] as const) {
    for (let point = from; point < to; point++) points.push(point);
  }
  // Capitals of Georgian and two of Cyrillic came with Unicode 11 and 16.
  return points.filter((point) => !(point >= 0x1c89 && point <= 0x1cbf));
};

describe("One comparison of text", () => {
  it("TypeScript and the database fold every character alike, also between letters", async () => {
    const texts = known().map((point) => `a${String.fromCodePoint(point)}B`);
    const folded = await foldedBy(texts);
    const different = texts.flatMap((text, n) =>
      folded[n] === fold(text) ? [] : [`${text.codePointAt(1)?.toString(16)} ${folded[n]} ${fold(text)}`],
    );
    // Capitals that were added to Latin, Glagolitic and others after Unicode 10 have no small letter there yet.
    expect(different.filter((line) => !/^(2c2f|a7[b-f])/.test(line))).toEqual([]);
  });

  it("and whole names of every kind", async () => {
    const names = [
      ...[
        "Zoë Müller",
        "İbrahim Işık",
        "ΓΙΩΡΓΟΣ Παπαδόπουλος",
        "Strauß Weiß",
        "O’Brien Seán",
        "D´Arcy",
        "Jean‑Luc",
      ],
      ...[
        "김은지",
        "김은지".normalize("NFD"),
        "Йосип Ґалаґан",
        "ЁЛКА",
        "Þóra",
        "Ærøskøbing",
        "Đặng Thị",
        "ﬁnn",
      ],
      ...[
        "مُحَمَّد",
        "علی\u200cرضا",
        "ශ්\u200dරී",
        "क्\u200dष",
        "ทดสอบ",
        "Ａｎｎ　Ｌｅｅ",
        "🦊 Fox",
        "x\u3164y",
        "I\u0307",
      ],
    ];
    expect(await foldedBy(names)).toEqual(names.map(fold));
  });

  it("lists sort in the order of the alphabet, as TypeScript sorts", async () => {
    const names = [
      "Zoë",
      "alpha",
      "Émile",
      "Beta",
      "éclair",
      "Ähre",
      "Ян",
      "Іван",
      "Олег",
      "Zürich",
      "O’Brien",
      "Obama",
    ];
    const rows = await database.owner<{ t: string }[]>`
      select t from unnest(${names}::text[]) t order by folded(t) collate "alphabetical", t`;
    expect(rows.map(({ t }) => t)).toEqual([...names].sort(byAlphabet));
  });

  it("every stored column that lists sort by has this order, and none another", async () => {
    const columns = await database.owner<{ what: string; collation: string }[]>`
      select c.relname || '.' || a.attname as what, l.collname as collation
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_collation l on l.oid = a.attcollation
       where a.attgenerated = 's' and a.attname in ('name_key', 'email_key', 'order_key') and c.relkind = 'r' order by 1`;
    expect(columns.map(({ what }) => what)).toEqual([
      ...["account.name_key", "audit_person.email_key", "membership.email_key", "membership.name_key"],
      ...[
        "membership_history.name_key",
        "organization.name_key",
        "permission_set.order_key",
        "team.order_key",
      ],
    ]);
    expect(new Set(columns.map(({ collation }) => collation))).toEqual(new Set(["alphabetical"]));
  });

  it("a term is its words, folded, with wildcards literal; what follows the seventh stays one piece", async () => {
    const [row] = await database.owner<{ some: string[]; many: string[]; none: string[] }[]>`
      select term_patterns(${"  Müller 50%_\\  Zoë "}) as some, term_patterns('a b c d e f g h i j') as many,
             term_patterns(' ') as none`;
    expect(row?.some).toEqual(["%muller%", "%50\\%\\_\\\\%", "%zoe%"]);
    expect(row?.many).toEqual(["%a%", "%b%", "%c%", "%d%", "%e%", "%f%", "%g%", "%h i j%"]);
    expect(row?.none).toEqual([]);
  });

  it("a beginning is a range of the order that leaves out no name, whatever its script", async () => {
    const names = [
      "Ann",
      "ann-lee",
      "Änne",
      "An Yi",
      "김은지",
      "Θεανώ",
      "Ярослав",
      "ラン",
      "محمد",
      "50% off",
    ];
    for (const begins of ["an", "Ä", "ани", "김", "θε", "яр", "ラ", "مح", "50%"]) {
      const [row] = await database.owner<{ condition: string }[]>`
        select term_beginnings('{k}', term_words(${begins})) as condition`;
      const rows = await database.owner.unsafe<{ t: string }[]>(
        `select t from (select t, folded(t) collate "alphabetical" as k from unnest($1::text[]) t) n where ${row?.condition}`,
        [names],
      );
      expect(rows.map(({ t }) => t)).toEqual(names.filter((name) => fold(name).startsWith(fold(begins))));
    }
  });
});
