import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { expect, inject, it } from "vitest";
import { prepareDatabase } from "@/db/prepare";
import { installation } from "@/server/transaction/pools";
import { addressOf } from "@/tests/support/database-server";

it("a start after the server's ICU library was exchanged builds the indexes of names again, once", async () => {
  const { ownerUrl } = inject("database");
  const name = `collation_${randomBytes(4).toString("hex")}`;
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const ownerThere = addressOf(ownerUrl, name);
  await owner.unsafe(`create database ${name} template template0`);
  const there = postgres(ownerThere, { max: 1, onnotice: () => {} });
  try {
    // As an older library would have recorded it; the migration keeps a collation that it finds.
    await there`create collation "alphabetical" (provider = icu, locale = 'und', version = '1.0')`;
    const said: string[] = [];
    const start = () =>
      prepareDatabase({
        ownerUrl: ownerThere,
        installation: installation(),
        log: (sentence) => said.push(sentence),
      });
    const state = async () => {
      const [order] = await there<{ followed: boolean }[]>`
        select collversion = pg_collation_actual_version(oid) as followed
          from pg_collation where collname = 'alphabetical'`;
      const files = await there<{ name: string; file: string }[]>`
        select c.relname as name, pg_relation_filenode(c.oid)::text as file
          from pg_index i join pg_class c on c.oid = i.indexrelid join pg_collation l on l.oid = any(i.indcollation)
         where l.collname = 'alphabetical' order by 1`;
      return { followed: order?.followed, files };
    };

    await start();
    expect(await state()).toMatchObject({ followed: true });
    expect(said.filter((sentence) => sentence.includes("ICU library"))).toHaveLength(1);

    const built = await state();
    expect(built.files.map((file) => file.name)).toContain("membership_by_name");
    await start();
    expect(await state()).toEqual(built);
    expect(said.filter((sentence) => sentence.includes("ICU library"))).toHaveLength(1);
  } finally {
    await there.end();
    await owner.unsafe(`drop database ${name} with (force)`);
    await owner.end();
  }
});
