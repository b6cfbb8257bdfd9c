import { api, orRefused } from "@/app/_api/server";
import { ListFoot } from "@/app/_ui/list-foot";
import { NoAccess } from "@/app/_ui/no-access";
import { NobodyFound } from "@/app/_ui/nobody-found";
import { SearchBar } from "@/app/_ui/search-bar";
import { one } from "@/app/_ui/search-params";
import { AccountsTable } from "./accounts-table";

type Props = { base: string; params: Record<string, string | string[] | undefined> };

const countedUpTo = 1000;

/** Search, table and paging of the platform's full user list; what is not for this person is not there. */
export async function AllUsers({ base, params }: Props) {
  const q = one(params.q).trim().slice(0, 200) || undefined;
  const after = one(params.after) || undefined;
  const list = await orRefused(api.platform.accounts({ search: q, after }));
  if (!list.ok) return <NoAccess refused={list} back={{ href: "/users", label: "To your organization" }} />;
  const { rows, total, next } = list.value;
  const people =
    total > countedUpTo ? "More than 1,000 people" : `${total} ${total === 1 ? "person" : "people"}`;

  return (
    <>
      <SearchBar base={base} query={{ q }} placeholder="Part of a name or email" />
      <div className="sheet">
        {rows.length > 0 ? (
          <AccountsTable rows={rows} />
        ) : (
          <NobodyFound base={base} narrowed={q !== undefined} />
        )}
      </div>
      <ListFoot base={base} query={{ q, after }} total={people} next={next} />
    </>
  );
}
