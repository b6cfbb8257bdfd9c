import type { ReactNode } from "react";
import { peopleFound } from "@/app/_ui/counted";
import { Frame } from "@/app/_ui/frame/frame";
import { NavLink } from "@/app/_ui/nav-link";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import { Tabs } from "@/app/_ui/tabs";
import { menuOf } from "@/app/o/[org]/menu";
import { ColumnForm } from "@/app/o/[org]/users/column-form";
import { columnNames } from "@/app/o/[org]/users/columns";
import { FilterChips } from "@/app/o/[org]/users/filter-chips";
import { FilterForm } from "@/app/o/[org]/users/filter-form";
import type { MembersQuery } from "@/app/o/[org]/users/members-query";
import { keptRows } from "./kept";

export const query: MembersQuery = { sort: "name" };

type Kept = Awaited<ReturnType<typeof keptRows>>;
type Props = {
  org: string;
  /** Leaves the rows out, to see what the rest weighs. */
  empty: boolean;
  table: (kept: Kept) => ReactNode;
};

/** Everything that stands around the table of the Users page, without asking for any of it. */
export async function AroundRows({ org, empty, table }: Props) {
  const kept = await keptRows(org);
  const { frame, list } = kept;
  const base = `/o/${org}/users`;
  const pending = frame.pending ?? 0;
  return (
    <Frame
      place={{ slug: frame.org.slug, name: frame.org.name, role: frame.me.role }}
      menu={menuOf(frame, `/o/${org}`)}
      switcher={{
        organizations: frame.organizations,
        platform: frame.may.allUsers,
        leave: frame.may.leave,
      }}
      me={{ account: "", name: frame.me.name, email: frame.me.email, theme: "system" }}
    >
      <PageHeader title="Users" about={`Who belongs to ${frame.org.name}, and what each of them may do.`}>
        {pending > 0 && (
          <NavLink className="btn waiting" href={`${base}/pending`}>
            {pending} User Approvals Pending
          </NavLink>
        )}
      </PageHeader>
      <Tabs
        name="Users"
        tabs={[
          { href: base, label: "Organization Users" },
          { href: `${base}/pending`, label: `Pending Approval (${pending})` },
        ]}
        here={base}
      />
      <SearchBar base={base} query={query} placeholder="Part of a name or email">
        <FilterChips base={base} query={query} />
        <FilterForm base={base} query={query} />
        <div className="end">
          <ColumnForm base={base} query={query} offered={columnNames} />
          <NavLink className="btn quiet" href={`${base}?choose=1`}>
            Select
          </NavLink>
        </div>
      </SearchBar>
      <div className="sheet">{table(empty ? { ...kept, list: { ...list, rows: [] }, rows: [] } : kept)}</div>
      <Pagination base={base} query={query} total={peopleFound(list)} next={list.next} />
    </Frame>
  );
}
