import { api, orRefused } from "@/app/_api/server";
import { NoAccess } from "@/app/_ui/no-access";
import { NobodyFound } from "@/app/_ui/nobody-found";
import { Notice } from "@/app/_ui/notice";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import { AccountsFilter } from "./accounts-filter";
import { accountsQuery } from "./accounts-query";
import { AccountsTable } from "./accounts-table";

type Props = { base: string; params: Record<string, string | string[] | undefined> };

const countedUpTo = 1000;

/** The platform's full user list, with search, filters and pages. Without permission it shows only the refusal. */
export async function AllUsers({ base, params }: Props) {
  const query = accountsQuery(params);
  const { q, role, state, sort, dir, after } = query;
  const list = await orRefused(
    api.platform.accounts({ search: q, role, state, sort, descending: dir === "desc", after }),
  );
  if (!list.ok)
    return <NoAccess refused={list} back={{ href: "/users", label: "Go to your organization" }} />;
  const { rows, total, next } = list.value;
  const people =
    total > countedUpTo ? "More than 1,000 people" : `${total} ${total === 1 ? "person" : "people"}`;

  return (
    <>
      <SearchBar base={base} query={query} placeholder="Part of a name or email">
        <AccountsFilter base={base} query={query} />
      </SearchBar>
      {list.value.byName && (
        <div className="mb-3">
          <Notice kind="note">
            More than 1,000 people match, so they’re sorted by name. To sort them another way, type more or
            add a filter.
          </Notice>
        </div>
      )}
      <div className="sheet">
        {rows.length > 0 ? (
          <AccountsTable rows={rows} base={base} query={query} now={Date.now()} />
        ) : (
          <NobodyFound base={base} narrowed={Boolean(q ?? role ?? state)} note={list.value.note} />
        )}
      </div>
      <Pagination base={base} query={query} total={people} next={next} />
    </>
  );
}
