import { afterAll, beforeAll, expect, it } from "vitest";
import { spendOwn } from "@/server/access/rate-limits";
import { configure } from "@/server/env";
import { createCaller } from "@/server/router";
import { closePools } from "@/server/transaction/pools";
import { request, useCast } from "@/tests/support/people";
import { countRoundTrips } from "@/tests/support/round-trips";

const acme = useCast();
let wire: Awaited<ReturnType<typeof countRoundTrips>>;
beforeAll(async () => {
  await closePools();
  wire = await countRoundTrips(acme.ownerUrl);
  configure({ DATABASE_URL: wire.url, DATABASE_POOL_SIZE: "2" });
});
afterAll(async () => {
  await closePools();
  wire?.stop();
});

/** BEGIN, the step into the organization, everything the page asks, COMMIT: two waits stand between the ends. */
const wholePage = 4;

/** The first times also prepare statements, on each of the two connections. */
async function counted(page: () => Promise<unknown>): Promise<number> {
  for (let n = 0; n < 6; n++) await page();
  return wire.during(page);
}

it("the Users page, its frame and its counts wait for the database twice between BEGIN and COMMIT", async () => {
  const session = await acme.sessionOf("olive@acme.example");
  const users = async () => {
    const olive = createCaller(request({ session }));
    const [list, frame] = await Promise.all([
      olive.members.list({ org: "acme" }),
      olive.organizations.frame({ org: "acme" }),
    ]);
    expect(list.rows).toHaveLength(50);
    expect(frame.pending).toBeGreaterThan(0);
  };
  expect(await counted(users)).toBe(wholePage);
});

it("a search waits no more often, once its limit is counted", async () => {
  const session = await acme.sessionOf("olive@acme.example");
  const limit = await counted(() => spendOwn(request({ session }), "search.account"));
  const search = async () => {
    const list = await createCaller(request({ session })).members.list({ org: "acme", search: "park" });
    expect(list.rows.length).toBeGreaterThan(0);
  };
  expect((await counted(search)) - limit).toBe(wholePage);
});

it("Pending Approval likewise", async () => {
  const session = await acme.sessionOf("olive@acme.example");
  const queue = async () => {
    const olive = createCaller(request({ session }));
    const [list] = await Promise.all([
      olive.requests.list({ org: "acme" }),
      olive.organizations.frame({ org: "acme" }),
    ]);
    expect(list.rows.length).toBeGreaterThan(0);
  };
  expect(await counted(queue)).toBe(wholePage);
});

it("X-19: a hundred decisions about one person are one query, like a single one, and wait no more often", async () => {
  const session = await acme.sessionOf("olive@acme.example");
  const { member } = await acme.ids("mia");
  const decide = (asks: number) => async () => {
    const decisions = await createCaller(request({ session })).permissions.decide({
      ...{ org: "acme", id: member },
      asks: Array.from({ length: asks }, () => ({ permission: "vpn.view" })),
    });
    expect(decisions).toHaveLength(asks);
  };
  expect(await counted(decide(100))).toBe(wholePage);
  const [one, hundred] = [await wire.runs(decide(1)), await wire.runs(decide(100))];
  // BEGIN, the step into the role, the step into the organization, everything that decides, COMMIT.
  expect([one, hundred]).toEqual([5, 5]);
});

it("INV-7: the event of a change has no wait of its own: it is locked for with the mail and written with COMMIT", async () => {
  const session = await acme.sessionOf("pia@platform.example");
  const { member } = await acme.ids("mia");
  let to: "Manager" | "Member" = "Manager";
  const change = async () => {
    await createCaller(request({ session })).members.changeRole({ org: "acme", id: member, role: to });
    to = to === "Manager" ? "Member" : "Manager";
  };
  // A look whether it concerns PlatformAdmins (4); then BEGIN, the lock, whom it concerns, the change (twice, for it is
  // planned anew), its mail with the lock of the chain's head, and its event with COMMIT.
  expect(await counted(change)).toBe(4 + 7);
});
