import { api, orRefused } from "@/app/_api/server";
import { peopleFound } from "@/app/_ui/counted";
import { NoAccess } from "@/app/_ui/no-access";
import { NobodyFound } from "@/app/_ui/nobody-found";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import type { SearchParams } from "@/app/_ui/search-params";
import { SortHead } from "@/app/_ui/sort-head";
import { frameOf } from "../frame";
import { orgMetadata } from "../metadata";
import { FilterChips } from "../users/filter-chips";
import { isMemberListNarrowed, listInput, membersQuery } from "../users/members-query";
import { noMembers } from "../users/no-members";
import { Matrix } from "./matrix";
import { Legend, PermissionsHeader } from "./permissions-header";

export const generateMetadata = orgMetadata("Permissions");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** Who may do what: people down, the seven categories across (KIO-6, KIO-11, KIO-13). */
export default async function PermissionsPage({ params, searchParams }: Props) {
  const { org } = await params;
  const query = membersQuery(await searchParams);
  const base = `/o/${org}/permissions`;
  const [frame, columns, list] = await Promise.all([
    frameOf(org),
    orRefused(api.permissions.columns({ org })),
    orRefused(api.members.list(listInput(org, query))),
  ]);
  const refused = [columns, list].find((read) => !read.ok);
  if (refused && !refused.ok)
    return <NoAccess refused={refused} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  if (!columns.ok || !list.ok) return null;
  const { rows, next, previous } = list.value;

  return (
    <>
      <PermissionsHeader org={org} here="" />
      <SearchBar base={base} query={query} placeholder="Part of a name or email">
        <FilterChips base={base} query={query} />
        <Legend />
      </SearchBar>
      <div className="sheet">
        {rows.length > 0 ? (
          <Matrix
            org={org}
            of="member"
            caption="Permissions of the users of this organization. Use the arrow keys to move between cells."
            head={
              <>
                <SortHead label="Name" column="name" base={base} query={query} />
                <SortHead label="Role" column="role" base={base} query={query} />
              </>
            }
            rows={rows.map(({ id, name, email, role, badges, tag }) => ({
              ...{ id, name, email, note: role, badges },
              ...(tag?.kind === "off" && { tag: tag.text }),
            }))}
            columns={columns.value}
          />
        ) : (
          <NobodyFound
            base={base}
            narrowed={isMemberListNarrowed(query)}
            note={list.value.note}
            further={Boolean(query.after ?? query.before)}
            nobody={frame.ok ? noMembers(frame.value.org, frame.value.may.invitations) : undefined}
          />
        )}
      </div>
      <Pagination base={base} query={query} total={peopleFound(list.value)} previous={previous} next={next} />
    </>
  );
}
