import type { Sql } from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { env } from "@/server/env";
import { webPool } from "@/server/transaction/pools";
import { sqlState } from "@/server/transaction/transaction";
import { useCast } from "@/tests/support/people";

const acme = useCast();
let web: Sql;
beforeAll(() => {
  web = webPool();
});
const role = (name: string) => `${env().GATEHOUSE_ROLE_PREFIX}_${name}`;

/** Runs SQL as one of the roles, with an organization set or not, and answers its rows or its SQLSTATE. */
async function asRole(name: string, settings: Record<string, string>, query: string): Promise<unknown> {
  try {
    return await web.begin(async (tx) => {
      await tx`select set_config('role', ${role(name)}, true)`;
      for (const [key, value] of Object.entries(settings))
        await tx`select set_config(${key}, ${value}, true)`;
      return [...(await tx.unsafe(query))];
    });
  } catch (error) {
    return sqlState(error);
  }
}

describe("Row-level security, the second wall", () => {
  it("the login alone may do nothing", async () => {
    await expect(web`select * from membership`).rejects.toMatchObject({ code: "42501" });
    await expect(web`select * from account`).rejects.toMatchObject({ code: "42501" });
    await expect(web`select set_config('role', ${role("platform")}, false)`).rejects.toMatchObject({
      code: "42501",
    });
    await expect(web`select set_config('role', ${role("definer")}, false)`).rejects.toMatchObject({
      code: "42501",
    });
  });

  it("a forgotten organization is loud, and one organization is all there is", async () => {
    const { org } = await acme.ids("xena", "globex");
    expect(await asRole("tenant", {}, "select 1 from membership")).toBe("P0T01");
    expect(await asRole("tenant", { "app.org_id": "" }, "select 1 from membership")).toBe("P0T01");
    const seen = await asRole("tenant", { "app.org_id": org }, "select distinct org_id from membership");
    expect(seen).toEqual([{ org_id: org }]);
    for (const table of ["join_request", "access_grant", "membership_history", "audit_event"]) {
      const rows = (await asRole(
        "tenant",
        { "app.org_id": org },
        `select distinct org_id from ${table}`,
      )) as object[];
      expect(rows.filter((row) => JSON.stringify(row) !== JSON.stringify({ org_id: org }))).toEqual([]);
    }
    expect(await asRole("tenant", { "app.org_id": org }, "select slug from organization")).toEqual([
      { slug: "globex" },
    ]);
  });

  it("nothing can be written into another organization, nor into a forgotten WHERE", async () => {
    const globex = await acme.ids("xena", "globex");
    const there = await acme.ids("olive");
    const insert = `insert into membership (org_id, account_id, role, source) values ('${there.org}', '${globex.account}', 'manager', 'request')`;
    expect(await asRole("tenant", { "app.org_id": globex.org }, insert)).toBe("42501");
    const touched = await asRole(
      "tenant",
      { "app.org_id": globex.org },
      "with u as (update membership set enabled = enabled returning org_id) select distinct org_id from u",
    );
    expect(touched).toEqual([{ org_id: globex.org }]);
  });

  it("a foreign id in a reference is refused by the composite key, the third wall", async () => {
    const globex = await acme.ids("xena", "globex");
    const { member } = await acme.ids("mia");
    const grant = (id: string) =>
      `insert into access_grant (org_id, membership_id, permission) values ('${globex.org}', '${id}', 'infra.view')`;
    const foreign = await asRole("tenant", { "app.org_id": globex.org }, grant(member));
    const unknown = await asRole(
      "tenant",
      { "app.org_id": globex.org },
      grant("00000000-0000-4000-8000-000000000000"),
    );
    expect([foreign, unknown]).toEqual(["23503", "23503"]);
  });

  it("a person sees their own rows everywhere and nobody else's", async () => {
    const { account } = await acme.ids("marco");
    const seen = await asRole(
      "person",
      { "app.account_id": account },
      "select distinct account_id from membership",
    );
    expect(seen).toEqual([{ account_id: account }]);
    expect(await asRole("person", {}, "select 1 from membership")).toBe("P0T02");
    const orgs = (await asRole("person", { "app.account_id": account }, "select slug from organization")) as {
      slug: string;
    }[];
    expect(orgs.map((o) => o.slug)).not.toContain("meridian-health");
    expect(await asRole("person", { "app.account_id": account }, "select 1 from account")).toBe("42501");
    expect(await asRole("person", { "app.account_id": account }, "select 1 from audit_event")).toBe("42501");
  });

  it("no role can write what only a procedure may decide", async () => {
    const { account, org } = await acme.ids("mia");
    const { requestId } = await acme.newcomer("Sly Sid", "acme");
    const [sid] = await acme.owner`select account_id from join_request where id = ${requestId}`;
    const asSid = { "app.account_id": sid?.account_id as string, "app.org_id": org };
    const manager = `insert into membership (org_id, account_id, role, approved_at, source) values ('${org}', '${sid?.account_id}', 'manager', now(), 'open_policy')`;
    const own = (set: string) => `update join_request set ${set} where id = '${requestId}'`;
    const attempts: [string, Record<string, string>, string][] = [
      ["person", asSid, manager],
      ["person", asSid, own("status = 'approved'")],
      ["person", asSid, own("expires_at = now() + interval '9 years'")],
      ["person", asSid, "update invitation set role = 'manager'"],
      ["person", asSid, "select token_hash from invitation_link"],
      ["auth", { "app.org_id": org }, "update invitation set email = 'thief@evil.example'"],
      ["worker", {}, "select email from invitation"],
      ["auth", {}, `update account set platform_admin = true where id = '${account}'`],
      ["auth", {}, `update credential set password_hash = 'x' where account_id = '${account}'`],
      ["tenant", { "app.org_id": org }, `update membership set account_id = '${account}'`],
      ["tenant", { "app.org_id": org }, `update join_request set account_id = '${account}'`],
    ];
    for (const [name, settings, query] of attempts) {
      expect({ query, answer: await asRole(name, settings, query) }).toEqual({ query, answer: "42501" });
    }
    await acme.owner`update join_request set status = 'rejected' where id = ${requestId}`;
    expect(
      await asRole(
        "person",
        asSid,
        `with u as (${own("status = 'pending'")} returning 1) select count(*)::int as n from u`,
      ),
    ).toEqual([{ n: 0 }]);
    const { account: xena } = await acme.ids("xena", "globex");
    expect(
      await asRole("tenant", { "app.org_id": org }, `select delete_account_if_unused('${xena}') as gone`),
    ).toEqual([{ gone: false }]);
    const { requestId: other } = await acme.newcomer("Event Eve", "acme");
    await (await acme.as("olive")).requests.reject({ org: "acme", id: other });
    expect(await asRole("tenant", { "app.org_id": org }, "update audit_head set seq = 0")).toBe("P0AU1");
  });

  it("200 interleaved transactions over few connections never see another organization, and leave nothing behind", async () => {
    const orgs = [(await acme.ids("olive")).org, (await acme.ids("xena", "globex")).org];
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, async (_, n) => {
        const org = orgs[n % 2] ?? "";
        const query = n % 10 === 0 ? "select 1/0" : "select distinct org_id from membership";
        return { org, seen: await asRole("tenant", { "app.org_id": org }, query) };
      }),
    );
    for (const answer of answers) {
      if (answer.status === "rejected") throw answer.reason;
      const { org, seen } = answer.value;
      expect([[{ org_id: org }], "22012"]).toContainEqual(seen);
    }
    const left = await Promise.all(
      Array.from(
        { length: 5 },
        () => web`select current_setting('app.org_id', true) as org, current_user as me`,
      ),
    );
    for (const [row] of left) {
      expect(row?.org ?? "").toBe("");
      expect(row?.me).toBe(role("web"));
    }
  });
});
