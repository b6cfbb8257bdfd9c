import { randomBytes } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import postgres, { type Sql } from "postgres";
import { cast, DEMO_PASSWORD } from "@/db/demo/cast";
import { readKept } from "@/db/embedded/passwords";
import { test as base, signIn } from "./browser";

/** Somebody of the stage; `id` is of the membership or of the request. */
export type Player = { id: string; name: string; email: string };
type Terms = { role?: "manager" | "member"; holds?: string[] };

/** An organization that no other test knows, so that whatever a test does there is seen nowhere else. */
type Stage = {
  org: { id: string; slug: string; name: string };
  /** Its first Manager. */
  manager: Player;
  /** Puts somebody new into it, past every procedure. */
  joins: (name: string, terms?: Terms) => Promise<Player>;
  /** Lets somebody new ask to join it. */
  asks: (name: string) => Promise<Player>;
  /** Opens a browser of somebody of the stage, signed in, at a path below the organization's. */
  open: (who: Player, path?: string) => Promise<Page>;
};

type Pieces = {
  /** The database as its owner, for what has to stand before a test begins. */
  owner: Sql;
  stage: Stage;
};

export const test = base.extend<Pieces>({
  owner: async ({ gatehouse }, use) => {
    const { owner, port } = readKept(gatehouse.dataDir, true);
    const sql = postgres(`postgres://gatehouse_owner:${owner}@127.0.0.1:${port}/gatehouse`, { max: 1 });
    await use(sql);
    await sql.end();
  },

  stage: async ({ owner, browser, gatehouse }, use) => {
    const opened: BrowserContext[] = [];
    const word = randomBytes(4).toString("hex");
    const [made] = await owner<{ id: string; slug: string; name: string }[]>`
      insert into organization (name, slug, state) values (${`Stage ${word}`}, ${`stage-${word}`}, 'awaiting_manager') returning id, slug, name`;
    if (!made) throw new Error("The stage could not be made.");
    const org = made;

    async function account(name: string): Promise<{ id: string; email: string }> {
      const mailbox = name.toLowerCase().replaceAll(/[^a-z]+/g, ".");
      const email = `${mailbox}.${randomBytes(3).toString("hex")}@stage.example`;
      const [row] = await owner<{ id: string }[]>`
        insert into account (name, email, email_norm) values (${name}, ${email}, ${email}) returning id`;
      if (!row) throw new Error(`${name} could not be made.`);
      await owner`
        insert into credential (account_id, password_hash)
        select ${row.id}, c.password_hash from credential c join account a on a.id = c.account_id
         where a.email = ${cast.mia.email}`;
      return { id: row.id, email };
    }

    const joins: Stage["joins"] = async (name, { role = "member", holds = [] } = {}) => {
      const { id: accountId, email } = await account(name);
      const [row] = await owner<{ id: string }[]>`
        insert into membership (org_id, account_id, role, approved_at, source)
        values (${org.id}, ${accountId}, ${role}, now(), 'request') returning id`;
      if (!row) throw new Error(`${name} could not join.`);
      for (const permission of holds) {
        await owner`
          insert into access_grant (org_id, membership_id, permission, granted_by)
          values (${org.id}, ${row.id}, ${permission}, ${accountId})`;
      }
      return { id: row.id, name, email };
    };

    const manager = await joins("Greta Holm", { role: "manager" });
    await owner`update organization set state = 'active' where id = ${org.id}`;
    await use({
      org,
      joins,
      manager,
      async asks(name) {
        const { id: accountId, email } = await account(name);
        const [row] = await owner<{ id: string }[]>`
          insert into join_request (org_id, account_id, note, expires_at)
          values (${org.id}, ${accountId}, 'Hello', now() + interval '30 days') returning id`;
        if (!row) throw new Error(`${name} could not ask.`);
        return { id: row.id, name, email };
      },
      async open(who, path = "") {
        const context = await browser.newContext({ baseURL: gatehouse.url });
        opened.push(context);
        const page = await context.newPage();
        await signIn(page, who.email, DEMO_PASSWORD);
        await page.goto(`/o/${org.slug}${path}`);
        return page;
      },
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

/** Makes every sign-in of somebody older than what asks for the password allows. */
export async function growsStale(owner: Sql, email: string): Promise<void> {
  await owner`
    update session set reauthenticated_at = now() - interval '1 hour'
     where account_id = (select id from account where email = ${email})`;
}
