import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { exact } from "@/app/_ui/dates";
import { Name } from "@/app/_ui/named";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { DoneList } from "./done-list";
import { jobWords } from "./job-words";
import { JobProgress } from "./progress";
import { RefusedList } from "./refused-list";
import { Watching } from "./watching";

export const generateMetadata = orgMetadata("Progress");

type Props = { params: Promise<{ org: string; job: string }>; searchParams: SearchParams };

/** The progress of a bulk action and the people it left out, with the reason for each. You can leave and come back. */
export default async function JobPage({ params, searchParams }: Props) {
  const { org, job: id } = await params;
  const after = one((await searchParams).after) || undefined;
  const read = await orRefused(api.jobs.get({ org, id, after }));
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const job = read.value;
  const { title, back } = jobWords[job.kind];
  const over = job.state === "finished" || job.state === "stopped";

  return (
    <>
      <BackLink href={`/o/${org}/users${back.path}`}>{back.label}</BackLink>
      <PageHeader
        title={title(job.total)}
        about={
          <>
            Requested by <Name>{job.askedBy}</Name> on {exact(job.askedAt)}.
          </>
        }
      />
      <JobProgress job={job} />
      <DoneList org={org} job={job} />
      {job.refusals.length > 0 && (
        <>
          <RefusedList refusals={job.refusals} />
          <Pagination
            base={`/o/${org}/users/jobs/${id}`}
            query={{ after }}
            total={`${job.refused} left out`}
            next={job.next}
          />
        </>
      )}
      <Watching over={over} />
    </>
  );
}
