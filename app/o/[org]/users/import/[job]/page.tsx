import { redirect } from "next/navigation";
import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { counted, grouped } from "@/app/_ui/counted";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { CheckedRows } from "./checked-rows";
import { StartButton } from "./start-button";

export const generateMetadata = orgMetadata("Check file");

type Props = { params: Promise<{ org: string; job: string }>; searchParams: SearchParams };

/** What a file would do, row by row, before anybody is invited (NIR-4). One can leave and come back. */
export default async function CheckedFilePage({ params, searchParams }: Props) {
  const { org, job: id } = await params;
  const asked = await searchParams;
  const faulty = one(asked.show) === "faulty";
  const after = Number(one(asked.after)) || 0;
  const read = await orRefused(api.invitations.checkedFile({ org, id, after, faulty }));
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { state, total, good, columns, rows, next } = read.value;
  if (state !== "draft") redirect(`/o/${org}/users/jobs/${id}`);
  const base = `/o/${org}/users/import/${id}`;
  const rest = total - good;

  return (
    <>
      <BackLink href={`/o/${org}/users/import`}>Another file</BackLink>
      <PageHeader
        title="Check file"
        about={`${counted(good, "1 person", "people")} would be invited, ${grouped(rest)} left out. No emails have been sent yet.`}
      >
        <StartButton org={org} id={id} good={good} />
      </PageHeader>
      {columns && (
        <p className="mb-3 text-ink-2">
          Addresses are from the column “<b translate="no">{columns.email}</b>”,{" "}
          {columns.name ? (
            <>
              names from “<b translate="no">{columns.name}</b>”.
            </>
          ) : (
            "and no column with names was found."
          )}
        </p>
      )}
      <nav className="segments mb-3" aria-label="Rows shown">
        <NavLink href={base} aria-current={faulty ? undefined : "true"}>
          All {grouped(total)}
        </NavLink>
        <NavLink href={`${base}?show=faulty`} aria-current={faulty ? "true" : undefined}>
          Left out {grouped(rest)}
        </NavLink>
      </nav>
      <div className="sheet">
        {rows.length > 0 ? <CheckedRows rows={rows} /> : <p className="p-5">Every row is fine.</p>}
      </div>
      <Pagination
        base={base}
        query={{ show: faulty ? "faulty" : undefined, after: after ? String(after) : undefined }}
        total={counted(total, "1 row", "rows")}
        next={next === undefined ? undefined : String(next)}
      />
    </>
  );
}
