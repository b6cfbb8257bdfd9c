import { grouped } from "@/app/_ui/counted";
import { Notice } from "@/app/_ui/notice";
import { type Job, jobWords } from "./job-words";

/** A progress bar, and a sentence that screen readers announce as it changes. */
export function JobProgress({ job }: { job: Job }) {
  const { did } = jobWords[job.kind];
  const seen = job.done + job.refused;
  const leftOut = job.refused > 0 ? `, ${grouped(job.refused)} left out` : "";
  const words = {
    draft: "Not started yet.",
    waiting: "Starting in a moment.",
    running: `${grouped(seen)} of ${grouped(job.total)} so far.`,
    finished: `${grouped(job.done)} ${did}${leftOut}.`,
    stopped: `${grouped(job.done)} ${did} before it stopped.`,
  }[job.state];
  return (
    <div className="mb-5 grid max-w-[720px] gap-3">
      <progress className="progress" value={seen} max={Math.max(job.total, 1)} aria-label="Progress" />
      <p role="status">
        <span>{words}</span>
        {(job.state === "waiting" || job.state === "running") && (
          <span className="text-ink-2"> You can leave this page; it keeps running.</span>
        )}
      </p>
      {job.stopped && <Notice kind="bad">{job.stopped}</Notice>}
    </div>
  );
}
