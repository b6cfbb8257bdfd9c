import { me, type Person } from "@/server/access/me";
import { read } from "@/server/access/read";
import type { Caller } from "@/server/context";
import { Refusal } from "@/server/errors";
import { listOwn } from "@/server/organizations/queries";
import { landing } from "@/server/policy/landing";
import { isActiveRow } from "@/server/policy/membership";
import type { Tx } from "@/server/transaction/transaction";

/** The landing page for this browser (CASE-14): /sign-in, /confirm, an organization, the platform, or /waiting. */
export async function landingFor(caller: Caller): Promise<{ to: string }> {
  try {
    return { to: await read(caller, me, landingOf) };
  } catch (error) {
    if (error instanceof Refusal && error.code === "signed_out") return { to: "/sign-in" };
    if (error instanceof Refusal && error.code === "address_unconfirmed") return { to: "/confirm" };
    throw error;
  }
}

async function landingOf(tx: Tx, person: Person): Promise<string> {
  const now = new Date();
  const own = (await listOwn(tx, person.accountId)).filter(
    (org) => person.platformAdmin || isActiveRow(org, now),
  );
  const organizations = own.map(({ slug, role }) => ({
    slug,
    mayReadUsers: person.platformAdmin || role === "manager",
  }));
  return landing({
    confirmed: true,
    platformAdmin: person.platformAdmin,
    organizations,
    lastOrgSlug: person.lastOrgSlug,
  });
}
