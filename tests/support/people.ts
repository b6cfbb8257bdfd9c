import { randomBytes, randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import type { Sql } from "postgres";
import { beforeAll, expect } from "vitest";
import { type CastMember, cast } from "@/db/demo/cast";
import { seedDemo } from "@/db/demo/seed";
import { type Caller, hashOf } from "@/server/context";
import { Refusal, type RefusalCode } from "@/server/errors";
import { createCaller } from "@/server/router";
import { useDatabase } from "./database";

/** A request of nobody in particular, from an address on the public Internet. */
export const request = (over: Partial<Caller> = {}): Caller => {
  const caller: Caller = {
    session: null,
    ip: "203.0.113.7",
    userAgent: "Tests",
    requestId: randomUUID(),
    // A browser goes on with the id it is given.
    renew: (sid) => {
      caller.session = hashOf(sid);
    },
    ...over,
  };
  return caller;
};

/** A database with the demo's people in it, and ways to act as each of them. */
export function useCast() {
  const database = useDatabase();
  beforeAll(() => seedDemo(database.ownerUrl));
  const owner = () => database.owner;

  /** Opens a session past the sign-in form, as if this account had signed in a moment ago. */
  async function sessionOf(email: string): Promise<Buffer> {
    const idHash = hashOf(randomBytes(32).toString("base64url"));
    const made = await owner()`
      insert into session (id_hash, account_id, cred_version, method)
      select ${idHash}, id, cred_version, 'password' from account where email_norm = ${email} and deleted_at is null
      returning 1`;
    if (made.length !== 1) throw new Error(`Nobody has the address ${email}.`);
    return idHash;
  }

  return {
    get owner() {
      return database.owner;
    },
    get ownerUrl() {
      return database.ownerUrl;
    },
    sessionOf,
    /** The procedures, called as one of the cast or as whoever has an address. */
    async as(who: CastMember | `${string}@${string}`) {
      const email = who.includes("@") ? who : cast[who as CastMember].email;
      return createCaller(request({ session: await sessionOf(email) }));
    },
    nobody: () => createCaller(request()),
    /** The id of an account, and of its live membership in an organization. */
    async ids(who: CastMember, slug = "acme") {
      const [row] = await owner()<{ account: string; member: string; org: string }[]>`
        select a.id as account, m.id as member, o.id as org from account a cross join organization o
          left join membership m on m.account_id = a.id and m.org_id = o.id and m.ended_at is null
         where a.email = ${cast[who].email} and o.slug = ${slug}`;
      if (!row) throw new Error(`${who} is not in the database.`);
      return row;
    },
    /** Somebody new with a confirmed address, and if wanted a pending request. */
    async newcomer(
      name: string,
      asks?: string,
    ): Promise<{ email: `${string}@${string}`; requestId: string }> {
      const email =
        `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}.${randomBytes(3).toString("hex")}@new.example` as const;
      const [account] = await owner()<{ id: string }[]>`
        insert into account (name, email, email_norm) values (${name}, ${email}, ${email}) returning id`;
      if (!asks || !account) return { email, requestId: "" };
      const [asked] = await owner()<{ id: string }[]>`
        insert into join_request (org_id, account_id, note, expires_at)
        select id, ${account.id}, 'Hello', now() + interval '30 days' from organization where slug = ${asks}
        returning id`;
      return { email, requestId: asked?.id ?? "" };
    },
    /** Expects a refusal, and that nothing at all was written or mailed because of it. */
    async expectRefusal(code: RefusalCode, call: () => Promise<unknown>): Promise<Refusal> {
      const before = await everythingIn(owner());
      const refusal = await refusalOf(call);
      expect(refusal.code).toBe(code);
      expect(await everythingIn(owner())).toEqual(before);
      return refusal;
    },
  };
}

/** The refusal that a call ends with; any other end fails the test. */
export async function refusalOf(call: () => Promise<unknown>): Promise<Refusal> {
  try {
    await call();
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (cause instanceof Refusal) return cause;
    throw error;
  }
  throw new Error("A refusal was expected, but the call succeeded.");
}

const tables = [
  "organization",
  "membership",
  "membership_history",
  "join_request",
  "invitation",
  "invitation_link",
  "access_grant",
  "permission_set",
  "team",
  "team_member",
  "promotion",
  "outbox",
  "account",
  "credential",
  "account_link",
  "sign_up",
  "platform",
  "setup_link",
]; // prettier-ignore

/** A fingerprint of every table that a refusal must leave alone; that somebody was here is no change. */
async function everythingIn(owner: Sql): Promise<Record<string, string>> {
  const prints = await Promise.all(
    tables.map(async (table) => {
      const [row] = await owner<{ print: string }[]>`
        select count(*) || ':' || coalesce(md5(string_agg(t.row::text, '|' order by t.row::text)), '') as print
          from (select to_jsonb(x) - 'last_active_at' - 'last_active_day' as row from ${owner(table)} x) t`;
      return [table, row?.print ?? ""] as const;
    }),
  );
  // That somebody was refused is itself recorded, on its own (ASVS 16.3.2).
  const [events] = await owner<{ print: string }[]>`
    select count(*)::text as print from audit_event where action not in ('action.denied', 'account.proof_failed')`;
  return { ...Object.fromEntries(prints), audit_event: events?.print ?? "" };
}
