import { randomBytes } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { configure } from "@/server/env";
import { closePools } from "@/server/transaction/pools";
import { addressOf } from "./database-server";

/** A migrated database of one's own. */
export type TestDatabase = {
  /** Its address as the owner, who is no superuser but bypasses row-level security where it is not forced. */
  ownerUrl: string;
  name: string;
  drop(): Promise<void>;
};

/** Copies the migrated template, in some 50 ms. */
export async function freshDatabase(): Promise<TestDatabase> {
  const { ownerUrl, template } = inject("database");
  const name = `gatehouse_${randomBytes(6).toString("hex")}`;
  await asOwner(ownerUrl, (owner) => owner.unsafe(`create database ${name} template ${template}`));
  return {
    ownerUrl: addressOf(ownerUrl, name),
    name,
    drop: () => asOwner(ownerUrl, (owner) => owner.unsafe(`drop database ${name} with (force)`)),
  };
}

/**
 * Gives a test file a database of its own, before its first test, and points the server's code at it.
 * `owner` reads and writes it past every procedure.
 */
export function useDatabase(): { readonly owner: Sql; readonly ownerUrl: string } {
  let database: TestDatabase | undefined;
  let owner: Sql | undefined;
  beforeAll(async () => {
    database = await freshDatabase();
    configure({ DATABASE_URL: database.ownerUrl });
    owner = postgres(database.ownerUrl, { max: 4, onnotice: () => {} });
  });
  afterAll(async () => {
    await closePools();
    await owner?.end();
    await database?.drop();
  });
  return {
    get owner() {
      if (!owner) throw new Error("The database exists only inside tests and hooks.");
      return owner;
    },
    get ownerUrl() {
      if (!database) throw new Error("The database exists only inside tests and hooks.");
      return database.ownerUrl;
    },
  };
}

async function asOwner(ownerUrl: string, work: (owner: Sql) => Promise<unknown>): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}
