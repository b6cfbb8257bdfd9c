import { api, orRefused } from "@/app/_api/server";
import { ListFoot } from "@/app/_ui/list-foot";
import { NoAccess } from "@/app/_ui/no-access";
import { NobodyFound } from "@/app/_ui/nobody-found";
import { SearchBar } from "@/app/_ui/search-bar";
import type { SearchParams } from "@/app/_ui/search-params";
import { frameOf } from "../frame";
import { titled } from "../titled";
import { membersQuery } from "./members-query";
import { MembersTable } from "./members-table";
import { UsersHeader } from "./users-header";

export const generateMetadata = titled("Users");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** Who belongs to the organization (KIO-1, KIO-4). */
export default async function UsersPage({ params, searchParams }: Props) {
  const { org } = await params;
  const query = membersQuery(await searchParams);
  const { q, sort, dir, after, before } = query;
  const base = `/o/${org}/users`;

  const list = await orRefused(
    api.members.list({ org, search: q, sort, descending: dir === "desc", after, before }),
  );
  if (!list.ok) return <NoAccess refused={list} back={{ href: `/o/${org}`, label: "To the home page" }} />;
  const { rows, total, next, previous } = list.value;
  const frame = await frameOf(org);
  const name = frame.ok ? frame.value.org.name : org;

  return (
    <>
      <UsersHeader org={org} here="" />
      <SearchBar base={base} query={query} placeholder="Part of a name or email" />
      <div className="sheet">
        {rows.length > 0 ? (
          <MembersTable org={{ slug: org, name }} rows={rows} base={base} query={query} />
        ) : (
          <NobodyFound base={base} term={q} />
        )}
      </div>
      <ListFoot
        base={base}
        query={query}
        total={`${total} ${total === 1 ? "person" : "people"}`}
        previous={previous}
        next={next}
      />
    </>
  );
}
