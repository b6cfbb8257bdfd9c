import { api, orRefused } from "@/app/_api/server";
import { counted } from "@/app/_ui/counted";
import { EmptyState } from "@/app/_ui/empty-state";
import { NavLink } from "@/app/_ui/nav-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { orgMetadata } from "../metadata";
import { Bundles } from "./bundles";

export const generateMetadata = orgMetadata("Permission sets");

type Props = { params: Promise<{ org: string }> };

/** Named bundles of permissions: the organization's own, and the ready-made ones of its catalogs (DST-3, X-1). */
export default async function SetsPage({ params }: Props) {
  const { org } = await params;
  const read = await orRefused(api.sets.list({ org }));
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { sets, readyMade } = read.value;
  const base = `/o/${org}/sets`;

  return (
    <>
      <PageHeader
        title="Permission sets"
        about="Reusable bundles of permissions, e.g. “Operations”. Grant a set to a person or a team."
      >
        <NavLink className="btn primary" href={`${base}/new`}>
          New set
        </NavLink>
      </PageHeader>
      {sets.length > 0 ? (
        <Bundles
          caption="Permission sets of this organization"
          last="Used by"
          rows={sets.map(({ id, holders, ...set }) => ({
            ...{ key: id, href: `${base}/${id}` },
            ...set,
            last: counted(holders, "one person", "people"),
          }))}
        />
      ) : (
        <section className="sheet">
          <EmptyState title="No permission sets yet">
            Clone one of the sets below, or create your own. Nothing changes until you grant it.
          </EmptyState>
        </section>
      )}
      <h2 className="mt-6 mb-2">Ready-made</h2>
      <Bundles
        caption="Ready-made permission sets"
        last="Actions"
        rows={readyMade.map(({ keys: _, catalog, ...set }) => ({
          ...set,
          description: `${catalog}: ${set.description}`,
          last: (
            <NavLink className="btn small" href={`${base}/new?from=${set.key}`}>
              Clone
              <span className="sr-only">
                {" "}
                {set.name} of {catalog}
              </span>
            </NavLink>
          ),
        }))}
      />
    </>
  );
}
