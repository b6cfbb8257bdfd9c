import { createHash } from "node:crypto";
import { withDenialLog } from "@/server/access/access-log";
import { change } from "@/server/access/change";
import { requireSession } from "@/server/access/may-begin";
import { inOrganization } from "@/server/access/organization";
import { type OrgContext, read } from "@/server/access/read";
import { spendExport } from "@/server/access/share";
import { asSystem, byWorker } from "@/server/access/worker";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { whyNotDo } from "@/server/policy/actions";
import type { EventCursor } from "../list/cursor";
import { type EventFilter, eventFilterInput } from "../list/input";
import { readerOf } from "../list/page";
import { countEvents, type EventRow, headOf, listEvents, type Wanted } from "../list/queries";
import { resolveFilter } from "../list/resolve-filter";
import { auditLogTarget, definedOnly } from "../target";
import { type ExportFormat, type Writer, writers } from "./lines";

const batch = 1000;
/** What a filter leaves is counted up to here, for the progress of the file; a whole chain is known by its numbers. */
const mostCounted = 100_000;

/** A file on its way: its name and type, and its text in pieces that are read when they are asked for. */
export interface AuditFile {
  name: string;
  type: string;
  /** How many entries it will have; null when there are too many to count first. */
  rows: number | null;
  text: AsyncGenerator<string>;
}

interface Begun {
  org: OrgContext["org"];
  by: { id: string; name: string; email: string };
  wanted: Wanted | null;
  rows: number | null;
  view: Record<string, string>;
}

/**
 * "Olive exported the audit of Acme": exactly what is listed under a filter, up to the event that was the newest, as CSV
 * whose cells no spreadsheet takes for formulas, or as JSON Lines. That it began is recorded before its first entry
 * leaves, and with its number of entries and its SHA-256 when the last one left; one that was cut off says so, in the
 * audit and in its own last line. Read in batches, each in a transaction that asks again whether this person may.
 * Refuses signed_out, not_found, not_allowed, too_many, and step_up when the password was not proved lately (DST-5).
 */
export async function exportAudit(caller: Caller, asked: unknown, format: ExportFormat): Promise<AuditFile> {
  const parsed = eventFilterInput.safeParse(asked);
  if (!parsed.success) refuse("not_found");
  const { org: slug, ...filter } = parsed.data;
  const begun = await withDenialLog(caller, slug, "audit.export", () => begin(caller, slug, filter, format));
  const day = new Date().toISOString().slice(0, 10);
  const writer = writers[format];
  const name = `${begun.org.slug}-audit-${day}.${format}`;
  return { name, type: writer.type, rows: begun.rows, text: textOf(caller, slug, begun, writer) };
}

async function begin(
  caller: Caller,
  slug: string,
  filter: EventFilter,
  format: ExportFormat,
): Promise<Begun> {
  requireSession(caller);
  const begun = await read(
    caller,
    inOrganization(slug, "audit.export"),
    async (tx, context): Promise<Begun> => {
      const { actor, org } = context;
      refuseIf(whyNotDo(actor, org, "audit.view"));
      if (!actor.recentlyAuthenticated) refuse("step_up");
      const { wanted } = await resolveFilter(tx, context, filter, readerOf(context));
      const by = { id: actor.accountId, name: actor.name, email: actor.email };
      const view = { ...definedOnly(filter), format };
      const upToNow = wanted && { ...wanted, upTo: await headOf(tx, org.id) };
      const rows = upToNow ? await countEvents(tx, org.id, upToNow, mostCounted) : 0;
      return { org, by, wanted: upToNow, rows, view };
    },
  );
  await note(caller, slug, { action: "audit.export_begun", view: begun.view });
  return begun;
}

async function* textOf(caller: Caller, slug: string, begun: Begun, writer: Writer): AsyncGenerator<string> {
  const sum = createHash("sha256");
  const said = (text: string) => {
    sum.update(text);
    return text;
  };
  let rows = 0;
  let whole = false;
  try {
    yield said(writer.head);
    for await (const part of partsOf(caller, slug, begun.wanted)) {
      rows += part.length;
      yield said(writer.lines(part, begun.org.name));
    }
    yield said(writer.end(rows));
    const after = { entries: rows, sha256: sum.digest("hex") };
    await note(caller, slug, { action: "audit.exported", view: begun.view, after });
    whole = true;
  } catch (error) {
    yield writer.cut(rows);
    throw error;
  } finally {
    if (!whole) await noteCut(caller, begun, rows);
  }
}

async function* partsOf(caller: Caller, slug: string, wanted: Wanted | null): AsyncGenerator<EventRow[]> {
  if (!wanted) return;
  for (let key: EventCursor | null = null; ; ) {
    const from: EventCursor | null = key;
    const rows: EventRow[] = await read(
      caller,
      inOrganization(slug, "audit.export"),
      (tx, { actor, org }: OrgContext) => {
        refuseIf(whyNotDo(actor, org, "audit.view"));
        return listEvents(tx, org.id, wanted, { key: from, backwards: false, limit: batch });
      },
    );
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    key = last;
  }
}

interface Noted {
  action: "audit.export_begun" | "audit.exported";
  view: Record<string, string>;
  after?: Record<string, string | number>;
}

function note(caller: Caller, slug: string, event: Noted): Promise<null> {
  return change(caller, inOrganization(slug, "audit.export"), async (tx, { actor }) => {
    if (event.action === "audit.export_begun") await spendExport(tx, actor.accountId);
    return { events: [{ ...event, target: auditLogTarget }], result: null };
  });
}

/** As the system: whoever exported may have lost the right to it, which is why it was cut off. */
async function noteCut(caller: Caller, { org, by, view }: Begun, rows: number): Promise<void> {
  const target = { kind: "account" as const, id: by.id, label: by.name, email: by.email };
  await change(byWorker(caller.requestId), asSystem(org.id), async () => ({
    events: [{ action: "audit.export_cut", target, view, after: { entries: rows } }],
    result: null,
  }));
}
