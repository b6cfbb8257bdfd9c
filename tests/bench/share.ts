import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { cast } from "@/db/demo/cast";
import { change } from "@/server/access/change";
import { byWorker, onBehalfOf } from "@/server/access/worker";
import { hashOf } from "@/server/context";
import { changeRole } from "@/server/members/change-role";
import { createCaller } from "@/server/router";
import { type Line, median, ratios, timesInTurn } from "./ratios";

const slug = "fifty-7";

/**
 * What its event adds to a change: the change of a role, with its rules and its mail, in the same transaction with its event
 * and with none, and what that difference is of the whole as it is called.
 */
export async function shareLines(owner: Sql, org: string): Promise<Line[]> {
  const [pia] = await owner<{ id: string; version: number }[]>`
    select id, cred_version as version from account where email = ${cast.pia.email}`;
  const people = await owner<{ id: string }[]>`
    select id from membership where org_id = ${org} and state = 'active' and role = 'member'
       and expires_at is null limit 3`;
  const [one, two, three] = people.map(({ id }) => id);
  if (!pia || !one || !two || !three) throw new Error("The bench's data lacks Members.");
  const session = hashOf(randomBytes(16).toString("hex"));
  await owner`insert into session (id_hash, account_id, cred_version, method)
              values (${session}, ${pia.id}, ${pia.version}, 'password')`;
  const caller = createCaller({ session, ip: null, userAgent: null, requestId: "bench" });
  const who = { accountId: pia.id, orgId: org, action: "members.change_role" } as const;
  const turns = () => {
    let to: "Manager" | "Member" = "Member";
    return () => {
      to = to === "Manager" ? "Member" : "Manager";
      return to;
    };
  };
  const within = (id: string, events: boolean, next = turns()) => {
    return () =>
      change(byWorker("bench"), onBehalfOf(who), async (tx, { actor, org: in_ }) => {
        // The worker has nobody's session, so the password counts as proved.
        const context = { actor: { ...actor, recentlyAuthenticated: true }, org: in_ };
        const done = await changeRole(tx, context, { id, to: next() });
        return events ? done : { ...done, events: [] };
      });
  };
  const next = turns();
  const times = await timesInTurn(
    {
      audited: within(one, true),
      silent: within(two, false),
      called: () => caller.members.changeRole({ org: slug, id: three, role: next() }),
    },
    { rounds: 15, each: 30, warm: 60 },
  );
  const withoutEvent = times.called.map(
    (ms, round) => ms - ((times.audited[round] ?? 0) - (times.silent[round] ?? 0)),
  );
  const each = Object.entries(times).map(([name, ms]) => `${name} ${median(ms).toFixed(2)} ms`);
  return [
    {
      budget: "P13",
      what: "the change of a role to the same without what its event adds",
      ratios: ratios(times.called, withoutEvent),
      atMost: 1.15,
      note: each.join(", "),
    },
    {
      budget: "P13",
      what: "the same within the worker's transaction, with its event to the same without",
      ratios: ratios(times.audited, times.silent),
      atMost: 1.15,
    },
  ];
}
