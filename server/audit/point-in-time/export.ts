import { stringify } from "csv-stringify/sync";
import { withDenialLog } from "@/server/access/access-log";
import { change } from "@/server/access/change";
import { requireSession } from "@/server/access/may-begin";
import { inOrganization } from "@/server/access/organization";
import { type OrgContext, read } from "@/server/access/read";
import { spendExport } from "@/server/access/share";
import { catalogsNamed } from "@/server/catalog-files/merged";
import type { Caller } from "@/server/context";
import { refuse, refuseIf } from "@/server/errors";
import { whyNotDo } from "@/server/policy/actions";
import type { Cursor } from "@/server/policy/cursor";
import { withGuard } from "@/server/policy/spreadsheet-cell";
import { accessMomentInput } from "./input";
import {
  type AccessMoment,
  accessMomentTarget,
  momentAsked,
  pointInTimeView,
  roleThen,
  stateThen,
} from "./page";
import {
  type AccessRow,
  listAccess,
  type OrganizationThen,
  organizationAt,
  type PointInTimeQuery,
} from "./queries";

const batch = 1000;
/** In place of what was not kept yet at a moment, so that it reads as neither on nor off. */
const notKnown = "not known";
const heads = [
  ...["Name", "Email", "Role", "PlatformAdmin", "Status", "Since", "Membership"],
  ...["Organization", "Catalogs", "Teams"],
];

/**
 * "Olive exported who had access to Acme on 3 Nov 2026": everybody at a moment, or whom a search leaves, as CSV whose cells are no formulas and
 * whose last line says that it is whole. Recorded before its first row leaves.
 * Refuses signed_out, not_found, not_allowed, too_many, and step_up when the password was not proved lately.
 */
export async function exportAccess(caller: Caller, asked: unknown) {
  const parsed = accessMomentInput.safeParse(asked);
  if (!parsed.success) refuse("not_found");
  const { org, who, ...moment } = parsed.data;
  return withDenialLog(caller, org, "audit.exportOn", () => begun(caller, org, moment, who));
}

async function begun(caller: Caller, slug: string, moment: AccessMoment, who: string | undefined) {
  requireSession(caller);
  const { at } = momentAsked(moment, new Date());
  const name = await change(caller, inOrganization(slug, "audit.export"), async (tx, { actor, org }) => {
    refuseIf(whyNotDo(actor, org, "audit.view"));
    if (!actor.recentlyAuthenticated) refuse("step_up");
    await spendExport(tx, actor.accountId);
    const then = at.toISOString();
    return {
      events: [
        { action: "access.exported", target: accessMomentTarget(then), view: pointInTimeView(then, who) },
      ],
      result: `${org.slug}-access-${then.slice(0, 16).replace(":", "")}.csv`,
    };
  });
  return { name, text: textOf(caller, slug, { at, who }) };
}

async function* textOf(caller: Caller, slug: string, asked: PointInTimeQuery): AsyncGenerator<string> {
  yield stringify([heads], { bom: true });
  const { at } = asked;
  let count = 0;
  for (let key: Cursor | null = null; ; ) {
    const from: Cursor | null = key;
    const [rows, then] = await read(
      caller,
      inOrganization(slug, "audit.export"),
      (tx, { actor, org }: OrgContext): Promise<[AccessRow[], OrganizationThen]> => {
        refuseIf(whyNotDo(actor, org, "audit.view"));
        return Promise.all([listAccess(tx, org.id, asked, from, batch), organizationAt(tx, org.id, at)]);
      },
    );
    const forAll = [
      then?.state.replace("_", " ") ?? notKnown,
      then ? catalogsNamed(then.catalogs).join("; ") : notKnown,
      then ? (then.teamsOn ? "on" : "off") : notKnown,
    ];
    count += rows.length;
    yield stringify(
      rows.map((row) =>
        [
          row.name,
          row.email,
          roleThen(row),
          row.platformAdmin ? "yes" : "no",
          stateThen(row, at, then),
          row.since.toISOString(),
          row.id,
          ...forAll,
        ].map(withGuard),
      ),
    );
    const last = rows.at(-1);
    if (!last || rows.length < batch) break;
    key = { value: last.key, id: last.id };
  }
  yield stringify([[`End of file: ${count} people at ${at.toISOString()}`]]);
}
