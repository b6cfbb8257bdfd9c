import type { Caller } from "@/server/context";
import { changeOrganization } from "@/server/doors/oversight";
import { readPlatform } from "@/server/doors/platform";
import { refuse } from "@/server/errors";
import { spend } from "@/server/limits";
import { recordingRefusals } from "@/server/witness";
import { findOrganization } from "../queries";
import { asTarget, inBoth } from "../told";
import { organizationForFile, parts } from "./queries";

const batch = 1000;

/** A file on its way: its name, and its text in pieces that are read when they are asked for. */
interface OrganizationFile {
  name: string;
  type: string;
  text: AsyncGenerator<string>;
}

/**
 * "Pia exported Acme": an organization as JSON, with its settings, members, requests and grants, before it is deleted
 * or whenever it is wanted. Logged before the first byte leaves; read in batches, each in a transaction of its own,
 * so that a million members need the memory of one batch.
 * Refuses signed_out, not_found, too_many, only_looking, and step_up when the password was not proved lately.
 */
export function exportOrganization(caller: Caller, slug: string): Promise<OrganizationFile> {
  return recordingRefusals(caller, null, "platform.exportOrganization", () => begun(caller, slug));
}

async function begun(caller: Caller, slug: string): Promise<OrganizationFile> {
  if (!caller.session) refuse("signed_out");
  const found = await readPlatform(caller, (tx) => findOrganization(tx, slug));
  if (!found) refuse("not_found");
  await spend("export.account", caller.session.toString("hex"));
  await changeOrganization(caller, { org: found.id }, async (_, { actor, org }) => {
    if (!actor.fresh) refuse("step_up");
    return { events: inBoth(org, { action: "organization.exported", target: asTarget(org) }), result: null };
  });
  const day = new Date().toISOString().slice(0, 10);
  return {
    name: `${found.slug}-${day}.json`,
    type: "application/json; charset=utf-8",
    text: textOf(caller, found.id),
  };
}

async function* textOf(caller: Caller, orgId: string): AsyncGenerator<string> {
  const settings = await readPlatform(caller, (tx) => organizationForFile(tx, orgId));
  yield `{"organization":${JSON.stringify(settings)}`;
  for (const [name, rowsOf] of Object.entries(parts)) {
    yield `,\n"${name}":[`;
    let last: string | null = null;
    for (;;) {
      const from: string | null = last;
      const rows: { id: string }[] = await readPlatform(caller, async (tx) => rowsOf(tx, orgId, from, batch));
      if (rows.length > 0) yield (from ? ",\n" : "\n") + rows.map((row) => JSON.stringify(row)).join(",\n");
      last = rows.at(-1)?.id ?? null;
      if (rows.length < batch) break;
    }
    yield "]";
  }
  yield "}\n";
}
