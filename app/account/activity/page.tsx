import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { EventsTable } from "@/app/_ui/audit/events-table";
import { NoEvents } from "@/app/_ui/audit/no-events";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { one, type SearchParams } from "@/app/_ui/search-params";

export const metadata: Metadata = { title: "Your activity" };

const base = "/account/activity";

/** Audit entries by or about the reader, in every organization and for the account itself (KMP-6, X-15). */
export default async function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams;
  const after = one(asked.after).slice(0, 80) || undefined;
  const views = one(asked.views) === "shown";
  const list = await orRefused(api.audit.mine({ after, views }));
  if (!list.ok) return <NoAccess refused={list} back={{ href: "/", label: "Go to your organization" }} />;
  const { rows, next } = list.value;
  return (
    <>
      <PageHeader
        title="Your activity"
        about="What you did and what was changed for you, here and in your organizations. See something that wasn’t you? Change your password."
      >
        <NavLink className="btn" href={views ? base : `${base}?views=shown`}>
          {views ? "Hide views and exports" : "Show views and exports"}
        </NavLink>
      </PageHeader>
      <div className="sheet">
        {rows.length > 0 ? (
          <EventsTable caption="Your activity" rows={rows} now={Date.now()} base={base} people={null} mixed />
        ) : (
          <NoEvents base={base} narrowed={false} />
        )}
      </div>
      <Pagination
        base={base}
        query={{ after, views: views ? "shown" : undefined }}
        total={rows.length === 1 ? "One entry" : `${rows.length} entries on this page`}
        next={next}
      />
    </>
  );
}
