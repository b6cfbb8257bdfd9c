import { api, orRefused } from "@/app/_api/server";
import { AilingList } from "@/app/_ui/health/ailing-list";
import { HealthBoard } from "@/app/_ui/health/board";
import { NoAccess } from "@/app/_ui/no-access";
import { Notice } from "@/app/_ui/notice";
import { PageHeader } from "@/app/_ui/page-header";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { organizationAilments } from "@/server/health/input";
import { orgMetadata } from "../metadata";
import { healthLists, healthMeasures } from "./health-lists";

export const generateMetadata = orgMetadata("Health");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** What needs care in one organization, for its Managers (KIO-25). */
export default async function HealthPage({ params, searchParams }: Props) {
  const { org } = await params;
  const asked = await searchParams;
  const show = organizationAilments.find((kind) => kind === one(asked.show));
  const after = (show && one(asked.after)) || undefined;
  const read = await orRefused(api.health.organization({ org, show, after }));
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { managers, counts, list } = read.value;
  const base = `/o/${org}`;

  return (
    <>
      <PageHeader title="Health" about="Things to look at. Select a number to see the list." />
      {managers < 2 && (
        <div className="mb-4">
          <Notice kind="note">
            {managers === 0 ? "No Manager has access." : "This organization has only one Manager."} Two or
            three are better. Propose a Member on their page under Users.
          </Notice>
        </div>
      )}
      <HealthBoard
        measures={healthMeasures.map(({ name, label, advice, list }) => ({
          label,
          advice,
          count: counts[name],
          href: `${base}${list}`,
          current: name === show,
        }))}
      />
      {show && list && (
        <AilingList
          {...healthLists(base)[show]}
          {...list}
          base={`${base}/health`}
          query={{ show, after }}
          count={counts[show]}
        />
      )}
    </>
  );
}
