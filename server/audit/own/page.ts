import type { Person } from "@/server/access/me";
import { refuse } from "@/server/errors";
import type { Tx } from "@/server/transaction/transaction";
import { actionsIn } from "../categories";
import { detailsOf, lineOf, type Names } from "../serialize";
import { findOwnEvent, listOwnEvents, type OwnEventRow, type OwnKey } from "./queries";

const pageSize = 50;

/** Of somebody elsewhere nothing is known but the event: their addresses tell everybody apart. */
const names = (org: string, mine: string): Names => ({
  members: new Map(),
  accounts: new Map(),
  org,
  namesakes: "all",
  mine,
});

/**
 * One page of what concerns a person everywhere: what they did, and what was done to them (KMP-6, X-15). What they merely
 * looked at, and who looked at them, only where it is asked for.
 */
export async function ownPage(tx: Tx, person: Person, { after, views }: { after?: string; views?: boolean }) {
  const found = await listOwnEvents(tx, readOwnKey(after), pageSize + 1, views ? [] : actionsIn("looks"));
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  const reader = { accountId: person.accountId, all: false };
  return {
    rows: rows.map((row) => ({
      ...lineOf(row, reader, names(row.org?.name ?? "the platform", person.email)),
      place: row.org
        ? { name: row.org.name, base: `/o/${row.org.slug}/audit` }
        : { name: "Your account", base: "/account/activity" },
    })),
    next: last && found.length > pageSize ? writeOwnKey(last) : undefined,
  };
}

/** One entry about a person's account. Refuses not_found. */
export async function ownEvent(tx: Tx, person: Person, seq: number) {
  const row = await findOwnEvent(tx, seq);
  if (!row) refuse("not_found");
  return detailsOf(row, { accountId: person.accountId, all: false }, names("the platform", person.email));
}

const writeOwnKey = ({ at, orgId, seq }: OwnEventRow) => `${at.getTime()}_${orgId}_${seq}`;

function readOwnKey(text: string | undefined): OwnKey | null {
  const found = /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(\d{1,15})$/.exec(text ?? "");
  return found ? { at: new Date(Number(found[1])), orgId: found[2] as string, seq: Number(found[3]) } : null;
}
