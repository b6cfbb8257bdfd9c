import { api, orRefused } from "@/app/_api/server";
import { grouped, onThisPage } from "@/app/_ui/counted";
import { EmptyState } from "@/app/_ui/empty-state";
import { listAddress } from "@/app/_ui/list-address";
import { NoAccess } from "@/app/_ui/no-access";
import { NobodyFound } from "@/app/_ui/nobody-found";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import { one, type SearchParams, searched } from "@/app/_ui/search-params";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { type RequestsShown, requestsShown } from "@/server/requests/input";
import { frameOf } from "../../frame";
import { UsersHeader } from "../users-header";
import { RequestsTable } from "./requests-table";
import { StatusLinks } from "./shown";

export const generateMetadata = orgMetadata("Pending Approval");

const empty: Partial<Record<RequestsShown, { title: string; text: (org: string) => string }>> = {
  waiting: {
    title: "No one is waiting",
    text: (org) =>
      `When someone asks to join ${org}, the request appears here and its Managers get an email.`,
  },
  late: {
    title: "No one has waited that long",
    text: () => "Requests that have been waiting for more than 7 days appear here.",
  },
  all: { title: "No requests", text: () => "Requests to join appear here." },
};

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** Who asks to join, and what became of earlier requests (KIO-20, KIO-21, KIO-22). */
export default async function PendingPage({ params, searchParams }: Props) {
  const { org } = await params;
  const asked = await searchParams;
  const show = requestsShown.find((status) => status === one(asked.show)) ?? "waiting";
  const after = one(asked.after) || undefined;
  const q = searched(asked.q);
  const base = `/o/${org}/users/pending`;
  const query = { show: show === "waiting" ? undefined : show, q, after };

  const [list, frame] = await Promise.all([
    orRefused(api.requests.list({ org, show, search: q, after })),
    frameOf(org),
  ]);
  if (!list.ok) return <NoAccess refused={list} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { rows, pending, asking, next } = list.value;
  // The number of those who wait is known; of any other choice only what is here.
  const total =
    show === "waiting" && !q
      ? `${grouped(pending)} waiting`
      : onThisPage(rows.length, !after && !next, "1 request", "requests");
  const name = frame.ok ? frame.value.org.name : org;

  return (
    <>
      <UsersHeader org={org} here="/pending" />
      <SearchBar base={base} query={query} placeholder="Part of a name or email">
        <StatusLinks base={base} query={query} now={show} />
      </SearchBar>
      <div className="sheet">
        <RequestsTable
          key={listAddress(base, query, {})}
          org={{ slug: org, name }}
          rows={rows}
          now={Date.now()}
          asking={q || show === "late" ? null : asking}
          empty={
            q ? (
              <NobodyFound base={listAddress(base, query, { q: undefined })} narrowed />
            ) : after ? (
              <NobodyFound base={listAddress(base, query)} narrowed={false} />
            ) : (
              <EmptyState title={empty[show]?.title ?? "No requests here"}>
                {empty[show]?.text(name) ?? `Requests that are ${show} appear here.`}
              </EmptyState>
            )
          }
        />
      </div>
      <Pagination base={base} query={query} total={total} next={next} />
    </>
  );
}
