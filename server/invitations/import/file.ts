import type { ImportVerdict } from "@/db/schema/import-row";
import { withDenialLog } from "@/server/access/access-log";
import { change, type Done } from "@/server/access/change";
import { inOrganization } from "@/server/access/organization";
import { within } from "@/server/access/rate-limits";
import { type OrgContext, read } from "@/server/access/read";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { findJob } from "@/server/jobs/queries";
import { whyNotInvite } from "@/server/policy/invitation";
import type { Tx } from "@/server/transaction/transaction";
import { plainTerms } from "../send";
import { countGood, insertDraft, insertRows, listRows, startDraft } from "./queries";
import { type PeopleFile, readPeople, textOf } from "./read-file";
import { verdictsOn } from "./verdict";

const pageSize = 100;

/**
 * "Olive had a file of people checked": a verdict for each row, stored, before anybody is invited. Refuses file_…,
 * too_many, and whatever inviting Members refuses.
 * @param column the heading of the column with the addresses, where somebody chose it
 */
export function checkFile(
  caller: Caller,
  slug: string,
  bytes: Uint8Array,
  column?: string,
): Promise<{ job: string }> {
  return withDenialLog(caller, slug, "invitations.uploadFile", () => checked(caller, slug, bytes, column));
}

async function checked(
  caller: Caller,
  slug: string,
  bytes: Uint8Array,
  column: string | undefined,
): Promise<{ job: string }> {
  const { actor } = await read(
    caller,
    inOrganization(slug, "invitations.send"),
    async (_, context) => context,
  );
  return within([["invitation.account", actor.accountId]], () => {
    const file = readPeople(textOf(bytes), column);
    return change(caller, inOrganization(slug, "invitations.send"), (tx, context) =>
      storeChecked(tx, context, file),
    );
  });
}

async function storeChecked(
  tx: Tx,
  context: OrgContext,
  { people, columns }: PeopleFile,
): Promise<Done<{ job: string }>> {
  const { actor, org } = context;
  const addresses = people.flatMap(({ fault, emailNorm }) => (fault ? [] : [emailNorm]));
  const now = new Date();
  const { verdict: verdictOf } = await verdictsOn(tx, context, addresses, now);

  refuseIf(whyNotInvite(actor, org, { ...plainTerms, attached: [] }, now));

  const rows = people.map(({ line, email, emailNorm, name, fault }) => {
    const row = { line, email, name, column: null, why: null };
    if (fault) {
      const verdict: ImportVerdict = fault.twice ? "twice" : "malformed";
      return { ...row, verdict, column: fault.column, why: fault.why };
    }
    return { ...row, ...verdictOf(email, emailNorm) };
  });
  const { id } = await insertDraft(tx, org.id, {
    askedBy: actor.accountId,
    askedByName: actor.name,
    params: columns ? { columns } : {},
    total: rows.length,
  });
  await insertRows(tx, org.id, id, rows);
  return {
    events: [
      {
        action: "invitation.file_checked",
        target: { kind: "job", id, label: "invitations.import" },
        after: { rows: rows.length },
      },
    ],
    result: { job: id },
  };
}

/** What a checked file would do, a page of its rows at a time. Refuses not_found. */
export async function checkedFile(
  tx: Tx,
  { org }: OrgContext,
  { id, after, faulty }: { id: string; after: number; faulty: boolean },
) {
  const row = await findJob(tx, org.id, id);
  if (row?.kind !== "invitations.import") refuse("not_found");
  const found = await listRows(tx, org.id, id, { after, faulty, limit: pageSize + 1 });
  const rows = found.slice(0, pageSize);
  const good = await countGood(tx, org.id, id);
  return {
    id,
    state: row.state,
    total: row.total,
    /** The headings of the columns that were read. */
    columns: row.params.columns ?? null,
    good,
    rows: rows.map(({ line, email, name, verdict, column, why }) => ({
      line,
      email,
      name,
      verdict,
      column,
      why,
    })),
    next: found.length > pageSize ? rows.at(-1)?.line : undefined,
  };
}

/** A checked file that waits to be started. Refuses not_found, file_forgotten, file_started. */
async function findDraft(tx: Tx, orgId: string, id: string) {
  const row = await findJob(tx, orgId, id);
  if (row?.kind !== "invitations.import") refuse("not_found");
  if (row.state === "stopped" && row.done + row.refused === 0) refuse("file_forgotten");
  if (row.state !== "draft") refuse("file_started");
}

/** How many people of a checked file would be invited. Refuses what starting it refuses. */
export async function peopleInFile(tx: Tx, { org }: OrgContext, id: string): Promise<number> {
  await findDraft(tx, org.id, id);
  const good = await countGood(tx, org.id, id);
  return good > 0 ? good : refuse("nobody_to_invite");
}

/**
 * "Olive asked to invite 40 people at once". Refuses not_found, file_forgotten, file_started, nobody_to_invite.
 */
export async function startFile(
  tx: Tx,
  { org }: OrgContext,
  { id }: { id: string },
): Promise<Done<{ job: string; total: number }>> {
  await findDraft(tx, org.id, id);

  const started = await startDraft(tx, org.id, id);
  if (!started) refuse("file_started");
  const { total } = started;
  if (total === 0) refuse("nobody_to_invite");

  const kind = "invitations.import";
  return {
    events: [{ action: "job.asked", target: { kind: "job", id, label: kind }, after: { kind, total } }],
    result: { job: id, total },
  };
}
