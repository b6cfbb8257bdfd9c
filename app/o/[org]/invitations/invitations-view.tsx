import { api, orRefused } from "@/app/_api/server";
import { counted, onThisPage } from "@/app/_ui/counted";
import { EmptyState } from "@/app/_ui/empty-state";
import { listAddress } from "@/app/_ui/list-address";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { NobodyFound } from "@/app/_ui/nobody-found";
import { Pagination } from "@/app/_ui/pagination";
import { SearchBar } from "@/app/_ui/search-bar";
import { one, type SearchParams, searched } from "@/app/_ui/search-params";
import { type InvitationsShown, invitationsShown } from "@/server/invitations/input";
import { InvitationsTableLater } from "./table-later";

const labels: Record<InvitationsShown, string> = {
  all: "All",
  open: "Open",
  undelivered: "Not delivered",
  expired: "Expired",
  accepted: "Accepted",
  declined: "Declined",
  revoked: "Revoked",
};

type Props = {
  org: string;
  asked: Awaited<SearchParams>;
  /** The page that shows it. */
  base: string;
  /** The filter of that page which leads here, where it is the list of users. */
  status?: "invited";
};

/** The list of invitations, shown on its own page and under the status filter of Users. */
export async function InvitationsView({ org, asked, base, status }: Props) {
  const show = invitationsShown.find((shown) => shown === one(asked.show)) ?? "all";
  const after = one(asked.after) || undefined;
  const q = searched(asked.q);
  const query = { status, show: show === "all" ? undefined : show, q, after };

  const list = await orRefused(api.invitations.list({ org, show, search: q, after }));
  if (!list.ok) return <NoAccess refused={list} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { rows, open, next, note } = list.value;
  const total =
    show !== "open" || q
      ? onThisPage(rows.length, !after && !next, "1 invitation", "invitations")
      : open > 1000
        ? "More than 1,000 open invitations"
        : counted(open, "1 open invitation", "open invitations");

  return (
    <>
      <SearchBar base={base} query={query} placeholder="Part of a name or email">
        <nav className="segments" aria-label="Invitations shown">
          {Object.entries(labels).map(([name, label]) => (
            <NavLink
              key={name}
              href={listAddress(base, query, { show: name === "all" ? undefined : name })}
              aria-current={name === show ? "true" : undefined}
            >
              {label}
            </NavLink>
          ))}
        </nav>
      </SearchBar>
      <div className="sheet">
        {rows.length > 0 ? (
          <InvitationsTableLater org={org} rows={rows} now={Date.now()} />
        ) : q ? (
          <NobodyFound base={listAddress(base, query, { q: undefined })} narrowed note={note} />
        ) : after ? (
          <NobodyFound base={listAddress(base, query)} narrowed={false} />
        ) : (
          <EmptyState
            title={show === "all" ? "No invitations yet" : "No invitations here"}
            action={
              <NavLink className="btn" href={`/o/${org}/users/add`}>
                Add User
              </NavLink>
            }
          >
            {show === "all"
              ? "People you invite appear here with the status of their invitation."
              : `Invitations that are ${labels[show].toLowerCase()} appear here.`}
          </EmptyState>
        )}
      </div>
      <Pagination base={base} query={query} total={note ? `${total}. ${note}` : total} next={next} />
    </>
  );
}
