import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { cast } from "@/db/demo/cast";
import { hashOf } from "@/server/context";
import { createCaller } from "@/server/router";
import { type Line, ratios, timesInTurn } from "./ratios";

/** What a change costs with its locks, rules, event and mail, against the same UPDATE alone (P11). */
export async function changeLines(owner: Sql, orgs: Map<string, string>, people: number): Promise<Line[]> {
  const session = hashOf(randomBytes(16).toString("hex"));
  await owner`
    insert into session (id_hash, account_id, cred_version, method)
    select ${session}, id, cred_version, 'password' from account where email = ${cast.pia.email}`;
  const pia = createCaller({ session, ip: null, userAgent: null, requestId: "bench" });

  const lines: Line[] = [];
  for (const slug of ["fifty-7", "million"]) {
    const org = orgs.get(slug) ?? "";
    const chosen = await owner<{ id: string }[]>`
      select id from membership where org_id = ${org} and state = 'active' and role = 'member'
         and expires_at is null limit 2`;
    const [changed = "", alone = ""] = chosen.map(({ id }) => id);
    let to: "Manager" | "Member" = "Manager";
    let role = "manager";
    const times = await timesInTurn(
      {
        change: async () => {
          await pia.members.changeRole({ org: slug, id: changed, role: to });
          to = to === "Manager" ? "Member" : "Manager";
        },
        update: async () => {
          await owner.begin(
            (tx) => tx`update membership set role = ${role} where org_id = ${org} and id = ${alone}`,
          );
          role = role === "manager" ? "member" : "manager";
        },
      },
      { rounds: 9, each: 10, warm: 10 },
    );
    lines.push({
      budget: "P11",
      what: `changing a role in an organization of ${slug === "million" ? people.toLocaleString("en") : "50"} to the same UPDATE alone`,
      ratios: ratios(times.change, times.update),
      atMost: 3,
    });
  }
  return lines;
}
