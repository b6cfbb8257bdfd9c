import { describe, expect, it } from "vitest";
import { exportAccess } from "@/server/audit/point-in-time/export";
import { switchTo } from "@/tests/support/grants";
import { newMember } from "@/tests/support/members";
import { request, useCast } from "@/tests/support/people";

const acme = useCast();
const org = "globex";

/** Lets a millisecond pass and names the moment after it, so that each step has a moment of its own. */
function tick(): Date {
  const at = Date.now() + 1;
  while (Date.now() <= at);
  return new Date(at);
}

/** What "Who had access" says about a moment: the history is moved there, because the screen asks by the minute. */
async function seenAt(moment: Date) {
  const shift = `${moment.getTime() - Date.UTC(2026, 0, 5, 12)} milliseconds`;
  return acme.owner.begin(async (tx) => {
    for (const table of ["organization_history", "membership_history"])
      await tx.unsafe(
        `update ${table} set valid_from = valid_from - interval '${shift}', valid_to = valid_to - interval '${shift}'`,
      );
    return shift;
  });
}

async function backBy(shift: string) {
  for (const table of ["organization_history", "membership_history"])
    await acme.owner.unsafe(
      `update ${table} set valid_from = valid_from + interval '${shift}', valid_to = valid_to + interval '${shift}'`,
    );
}

const asked = { org, date: "2026-01-05", time: "12:00" };
const on = async (moment: Date) => {
  const shift = await seenAt(moment);
  const page = await (await acme.as("xena")).audit.on(asked);
  await backBy(shift);
  return page;
};
const mine = ({ rows }: Awaited<ReturnType<typeof on>>, email: string) =>
  rows.find((row) => row.email === email);

describe("Who had access on a date: what held for the whole organization", () => {
  it("KIO-26: suspended and resumed, catalogs and teams switched, each at the moment it was so", async () => {
    const { org: id } = await acme.ids("xena", org);
    const pia = await acme.as("pia");
    const switched = async (catalogs: string[], teamsOn: boolean) => {
      await switchTo(pia, org, catalogs, teamsOn);
      return tick();
    };
    const first = tick();
    await pia.platform.suspendOrganization({ id });
    const suspended = tick();
    await pia.platform.resumeOrganization({ id });
    const resumed = tick();
    const withNirmata = await switched(["kiops", "nirmata"], true);
    const withoutTeams = await switched(["kiops"], false);

    const xena = "xena@globex.example";
    const seen = await on(suspended);
    expect(seen.organization).toMatchObject({ state: "suspended" });
    expect(mine(seen, xena)?.state).toBe("suspended");
    for (const moment of [first, resumed]) {
      const page = await on(moment);
      expect(page.organization?.state).toBe("active");
      expect(mine(page, xena)?.state).toBe("active");
    }
    expect((await on(withNirmata)).organization).toEqual({
      state: "active",
      catalogs: ["KIOPS", "Nirmata"],
      teamsOn: true,
    });
    expect((await on(withoutTeams)).organization).toEqual({
      state: "active",
      catalogs: ["KIOPS"],
      teamsOn: false,
    });
  });

  it("KIO-26, X-14: a suspended organization still opened to a PlatformAdmin who belonged, and to no one when archived", async () => {
    const { org: id } = await acme.ids("xena", org);
    const pia = await acme.as("pia");
    const member = await newMember(acme, "Ada Admin", { org });
    const [account] = await acme.owner`select id from account where email = ${member.email}`;
    await pia.platform.changeAdmin({ id: account?.id, to: true });
    await pia.platform.suspendOrganization({ id });
    const suspended = tick();
    await pia.platform.archiveOrganization({ id });
    const archived = tick();
    await pia.platform.restoreOrganization({ id });
    // Made a PlatformAdmin before the moment that is looked at.
    await acme.owner`update audit_event set at = '2026-01-01' where action = 'account.platform_admin_made'`;
    expect(mine(await on(suspended), member.email)?.state).toBe("active");
    expect(mine(await on(archived), member.email)?.state).toBe("archived");
  });

  it("KIO-26: from before it was recorded nothing is claimed, neither on the page nor in the file", async () => {
    const { member, org: id } = await acme.ids("xena", org);
    await acme.owner`update membership_history set valid_from = '2025-01-01' where membership_id = ${member}`;
    const asked = { org, date: "2025-06-01" };
    const page = await (await acme.as("xena")).audit.on(asked);
    expect(page.rows.map((row) => row.id)).toEqual([member]);
    expect(page.organization).toBeNull();
    const file = async () => {
      const caller = request({ session: await acme.sessionOf("xena@globex.example") });
      let all = "";
      for await (const piece of (await exportAccess(caller, asked)).text) all += piece;
      return all.split("\n");
    };
    expect((await file())[1]).toMatch(/^Xena Okafor,.*,active,.*,not known,not known,not known$/);
    await acme.owner`
      insert into organization_history (org_id, valid_from, valid_to, state, catalogs, teams_on)
      values (${id}, '2025-05-01', '2025-07-01', 'suspended', '{*,nirmata}', false)`;
    expect((await file())[1]).toMatch(/,suspended,.*,suspended,KIOPS; Nirmata,off$/);
  });
});
