import { createHash } from "node:crypto";
import { withDenialLog } from "@/server/access/access-log";
import { change } from "@/server/access/change";
import { requireSession } from "@/server/access/may-begin";
import { onPlatform, organizationChange } from "@/server/access/platform";
import { read } from "@/server/access/read";
import { spendHere } from "@/server/access/share";
import type { AuditEvent } from "@/server/audit-log/event";
import type { Caller } from "@/server/context";
import { refuse } from "@/server/errors";
import { logFailure } from "@/server/failure-log";
import { asTarget, inBoth } from "../notices";
import { findOrganization } from "../queries";
import { countParts, organizationForFile, parts, rowsOf } from "./queries";

const batch = 1000;

/** The file's format version; increased when older readers would misread it. */
const format = "gatehouse.organization/1";

/** A streamed file: its name, the approximate number of rows, and its text as lazily read chunks. */
interface OrganizationFile {
  name: string;
  type: string;
  rows: number;
  text: AsyncGenerator<string>;
}

/**
 * "Pia exported Acme": all of the organization's data as one JSON object (described in the README). The start is
 * recorded before the first byte is sent, the end with the number of rows and the SHA-256; an aborted file ends in the
 * middle, and the audit log says so. Rows are read in batches, each in its own transaction with a new access check, so
 * a million members need no more memory than one batch.
 * Refuses signed_out, not_found, too_many, view_only, and step_up when the password wasn't confirmed recently.
 */
export function exportOrganization(caller: Caller, slug: string): Promise<OrganizationFile> {
  return withDenialLog(caller, null, "platform.exportOrganization", () => begun(caller, slug));
}

async function begun(caller: Caller, slug: string): Promise<OrganizationFile> {
  requireSession(caller);
  const found = await read(caller, onPlatform, (tx) => findOrganization(tx, slug));
  if (!found) refuse("not_found");
  await note(caller, found.id, "organization.export_begun");
  const rows = await read(caller, onPlatform, (tx) => countParts(tx, found.id));
  const day = new Date().toISOString().slice(0, 10);
  return {
    name: `${found.slug}-${day}.json`,
    type: "application/json; charset=utf-8",
    rows,
    text: recordedText(caller, found.id),
  };
}

/** The file's text. Its end, or an abort, is recorded with its hash. */
async function* recordedText(caller: Caller, orgId: string): AsyncGenerator<string> {
  const sum = createHash("sha256");
  let rows = 0;
  let whole = false;
  try {
    for await (const piece of textOf(caller, orgId)) {
      sum.update(piece.text);
      rows += piece.rows;
      yield piece.text;
    }
    await note(caller, orgId, "organization.exported", { rows, sha256: sum.digest("hex") });
    whole = true;
  } finally {
    // The actor may no longer be a platform admin, which would explain the abort. Then only the log can record it.
    if (!whole) {
      await note(caller, orgId, "organization.export_cut", { rows }).catch((error) =>
        logFailure("platform.exportOrganization", caller.requestId, error),
      );
    }
  }
}

async function* textOf(caller: Caller, orgId: string): AsyncGenerator<{ text: string; rows: number }> {
  const settings = await read(caller, onPlatform, (tx) => organizationForFile(tx, orgId));
  const head = { format, writtenAt: new Date().toISOString(), organization: settings };
  yield { text: JSON.stringify(head).slice(0, -1), rows: 0 };
  for (const name of Object.keys(parts) as (keyof typeof parts)[]) {
    yield { text: `,\n"${name}":[`, rows: 0 };
    for (let after: readonly string[] | null = null; ; ) {
      const from: readonly string[] | null = after;
      const { rows, place }: Awaited<ReturnType<typeof rowsOf>> = await read(caller, onPlatform, (tx) =>
        rowsOf(tx, orgId, name, from, batch),
      );
      const lines = rows.map((row) => JSON.stringify(row)).join(",\n");
      if (rows.length > 0) yield { text: (from ? ",\n" : "\n") + lines, rows: rows.length };
      if (rows.length < batch) break;
      after = place;
    }
    yield { text: "]", rows: 0 };
  }
  yield { text: "}\n", rows: 0 };
}

type Noted = "organization.export_begun" | "organization.exported" | "organization.export_cut";

function note(caller: Caller, orgId: string, action: Noted, after?: AuditEvent["after"]): Promise<null> {
  return change(caller, organizationChange({ org: orgId }), async (tx, { actor, org }) => {
    if (action === "organization.export_begun") {
      if (!actor.recentlyAuthenticated) refuse("step_up");
      await spendHere(tx, "export.account", actor.id);
    }
    return { events: inBoth(org, { action, target: asTarget(org), after }), result: null };
  });
}
