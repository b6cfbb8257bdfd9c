import { notFound } from "next/navigation";
import { api, orRefused } from "@/app/_api/server";
import { Ignored } from "@/app/_ui/audit/ignored";
import { Exactly } from "@/app/_ui/audit/when";
import { BackLink } from "@/app/_ui/back-link";
import { exact } from "@/app/_ui/dates";
import { EmptyState } from "@/app/_ui/empty-state";
import { ExportList } from "@/app/_ui/export/export-list";
import { ExportRefused } from "@/app/_ui/export/export-refused";
import { listAddress } from "@/app/_ui/list-address";
import { NoAccess } from "@/app/_ui/no-access";
import { NobodyFound } from "@/app/_ui/nobody-found";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import { one, type SearchParams, searched } from "@/app/_ui/search-params";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { dayOf } from "@/server/policy/day";
import { frameOf } from "../../../frame";
import { AccessTable } from "./access-table";
import { ForEveryone } from "./for-everyone";
import { MomentForm } from "./moment-form";

export const generateMetadata = orgMetadata("Who had access");

type Props = { params: Promise<{ org: string; date: string }>; searchParams: SearchParams };

/** Who was a member at a point in time, in which role, and whether they had access (KIO-26). */
export default async function AccessOnPage({ params, searchParams }: Props) {
  const { org, date } = await params;
  if (!dayOf(date)) notFound();
  const asked = await searchParams;
  const time = one(asked.time).slice(0, 5) || undefined;
  const q = searched(asked.q);
  const query = { q, time };
  const after = one(asked.after) || undefined;
  const audit = `/o/${org}/audit`;
  const base = `${audit}/on/${date}`;

  const [frame, read] = await Promise.all([
    frameOf(org),
    orRefused(api.audit.on({ org, date, time, who: q, after })),
  ]);
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  if (!frame.ok) return null;
  const { rows, at, ahead, next } = read.value;
  const { name } = frame.value.org;
  const refused = one(asked.export);

  return (
    <>
      <BackLink href={audit}>Operation Audit</BackLink>
      <PageHeader
        title="Who had access"
        about={`The members of ${name} at a point in time, with their roles. Platform admins can open every organization; those who weren’t members aren’t listed.`}
      />
      <SearchBar base={base} query={query} placeholder="Part of a name or email">
        <MomentForm action={`${audit}/on`} date={date} time={time ?? at.slice(11, 16)} q={q} />
        {read.value.export && (
          <div className="end">
            <ExportList
              action={listAddress(`${base}/export`, query)}
              here={listAddress(base, query)}
              asks={refused === "step_up"}
              label="Export CSV"
            />
          </div>
        )}
      </SearchBar>
      <ExportRefused code={refused} />
      <Ignored sentences={ahead ? ["This time is in the future, so you see the members as of now."] : []} />
      <p className="text-ink-2">
        As of <Exactly at={at} />
      </p>
      <div className="mb-3">
        <ForEveryone org={name} then={read.value.organization} />
      </div>
      <div className="sheet">
        {rows.length > 0 ? (
          <AccessTable caption={`Who had access to ${name} on ${exact(at)}`} rows={rows} />
        ) : q || after ? (
          <NobodyFound
            base={listAddress(base, { time })}
            narrowed={q !== undefined}
            note="No one who was a member at this time matches. Try a shorter search or another time."
          />
        ) : (
          <EmptyState title="No members">{name} had no members at this time. Choose a later one.</EmptyState>
        )}
      </div>
      <Pagination
        base={base}
        query={{ ...query, after }}
        total={rows.length === 1 ? "One person" : `${rows.length} people on this page`}
        next={next}
      />
    </>
  );
}
