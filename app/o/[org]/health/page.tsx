import { api, orRefused } from "@/app/_api/server";
import { AilingTable } from "@/app/_ui/health/ailing-table";
import { HealthBoard } from "@/app/_ui/health/board";
import { NoAccess } from "@/app/_ui/no-access";
import { Notice } from "@/app/_ui/notice";
import { PageHeader } from "@/app/_ui/page-header";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { healthKinds } from "@/server/health/input";
import { titled } from "../titled";
import { healthLists } from "./health-lists";

export const generateMetadata = titled("Health");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** What needs care in one organization, for its Managers (KIO-25). */
export default async function HealthPage({ params, searchParams }: Props) {
  const { org } = await params;
  const asked = one((await searchParams).show);
  const show = healthKinds.find((kind) => kind === asked);
  const read = await orRefused(api.health.organization({ org, show }));
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "To the home page" }} />;
  const { managers, counts, rows } = read.value;
  const lists = healthLists(`/o/${org}`);

  return (
    <>
      <PageHeader title="Health" about="What needs care here. Each number opens what it counts." />
      {managers < 2 && (
        <div className="mb-4">
          <Notice kind="note">
            {managers === 0 ? "No Manager can get in." : "One Manager alone governs this organization."} Two
            or three are better: propose a Member on their page under Users.
          </Notice>
        </div>
      )}
      <HealthBoard
        measures={healthKinds.map((kind) => ({
          label: lists[kind].label,
          advice: lists[kind].advice,
          count: counts[kind],
          href: `/o/${org}/health?show=${kind}`,
          current: kind === show,
        }))}
      />
      {show && rows.length > 0 && <AilingTable {...lists[show]} rows={rows} now={Date.now()} />}
    </>
  );
}
