import { breakableAddress } from "@/app/_ui/address";
import { grouped } from "@/app/_ui/counted";
import { NavLink } from "@/app/_ui/nav-link";
import { type Job, jobWords } from "./job-words";

/** The people a bulk action was applied to, up to a hundred by name; the audit log lists the rest. */
export function DoneList({ org, job }: { org: string; job: Job }) {
  if (job.people.length === 0) return null;
  const more = job.done - job.people.length;
  return (
    <section className="sheet mb-5 max-w-[720px] p-5" aria-labelledby="done">
      <h2 id="done" className="mb-2 first-letter:uppercase">
        {jobWords[job.kind].did}
      </h2>
      <ul className="grid gap-1 wrap-anywhere" translate="no">
        {job.people.map(({ id, name, email }) => (
          <li key={id}>
            {name} {email && <small className="text-ink-2">{breakableAddress(email)}</small>}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="mt-2 text-ink-2">
          {`And ${grouped(more)} more, listed in `}
          <NavLink className="link" href={`/o/${org}/audit`}>
            the audit log
          </NavLink>
          .
        </p>
      )}
    </section>
  );
}
