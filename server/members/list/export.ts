import { stringify } from "csv-stringify/sync";
import { withDenialLog } from "@/server/access/access-log";
import { change } from "@/server/access/change";
import { requireSession } from "@/server/access/may-begin";
import { inOrganization } from "@/server/access/organization";
import { type OrgContext, read } from "@/server/access/read";
import { spendExport } from "@/server/access/share";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import type { Cursor } from "@/server/policy/cursor";
import { withGuard } from "@/server/policy/spreadsheet-cell";
import type { Tx } from "@/server/transaction/transaction";
import { listCounts } from "../counts/queries";
import { csvColumns, memberForFile } from "./file-row";
import { type MemberFilter, memberFilterInput } from "./input";
import { isSearch, memberListView, wholeList } from "./page";
import { countFiltered, listMembers, type MemberRow, searchMembers } from "./queries";

const batch = 1000;
/** More than any organization has: everybody is counted. */
const everybody = 100_000_000;

/** A file on its way: its name, and its text in pieces that are read when they are asked for. */
export interface MembersFile {
  name: string;
  rows: number;
  text: AsyncGenerator<string>;
}

/**
 * "Olive exported the users of Acme": the list exactly as it is filtered and sorted, as CSV whose cells no
 * spreadsheet takes for formulas. Counted and logged before its first row leaves; then read in batches, each in a
 * transaction of its own that asks again whether this person may, so that a million rows need the memory of one batch.
 * Refuses signed_out, not_found, not_allowed, too_many, and step_up when the password was not proved lately.
 */
export async function exportMembers(caller: Caller, asked: unknown): Promise<MembersFile> {
  const parsed = memberFilterInput.safeParse(asked);
  if (!parsed.success) refuse("not_found");
  return withDenialLog(caller, parsed.data.org, "members.export", () => begun(caller, parsed.data));
}

async function begun(caller: Caller, filter: MemberFilter): Promise<MembersFile> {
  requireSession(caller);
  const rows = await read(
    caller,
    inOrganization(filter.org, "members.export"),
    async (tx, { actor, org }) => {
      if (!actor.recentlyAuthenticated) refuse("step_up");
      return countAll(tx, org.id, filter);
    },
  );
  const slug = await change(
    caller,
    inOrganization(filter.org, "members.export"),
    async (tx, { actor, org }) => {
      if (!actor.recentlyAuthenticated) refuse("step_up");
      await spendExport(tx, actor.accountId);
      const view = { ...memberListView(filter), sort: filter.sort, rows };
      return { events: [{ action: "members.exported", target: wholeList, view }], result: org.slug };
    },
  );

  const day = new Date().toISOString().slice(0, 10);
  return { name: `${slug}-users-${day}.csv`, rows, text: textOf(caller, filter) };
}

async function countAll(tx: Tx, orgId: string, filter: MemberFilter): Promise<number> {
  if (isSearch(filter)) {
    const place = { ...filter, key: null, backwards: false, limit: 1 };
    return (await searchMembers(tx, orgId, filter, place, everybody)).total;
  }
  if (filter.role || filter.status) return countFiltered(tx, orgId, filter, everybody);
  return (await listCounts(tx, orgId)).people;
}

async function* textOf(caller: Caller, filter: MemberFilter): AsyncGenerator<string> {
  yield stringify([csvColumns], { bom: true });
  for (let key: Cursor | null = null; ; ) {
    const from: Cursor | null = key;
    const { rows, catalog } = await read(
      caller,
      inOrganization(filter.org, "members.export"),
      async (tx, { org }: OrgContext) => {
        const place = { ...filter, key: from, backwards: false, limit: batch };
        const rows: MemberRow[] = isSearch(filter)
          ? (await searchMembers(tx, org.id, filter, place, 0)).rows
          : await listMembers(tx, org.id, filter, place);
        return { rows, catalog: org.catalog };
      },
    );
    const now = new Date();
    yield stringify(rows.map((row) => memberForFile(row, catalog, now).map(withGuard)));
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    key = { value: last.key, id: last.id };
  }
}
