import { upTo } from "@/app/_ui/counted";
import { NavLink } from "@/app/_ui/nav-link";

export type Measure = {
  /** What is counted, for one and for any other number. */
  label: readonly [one: string, many: string];
  advice: string;
  count: number;
  href: string;
  current?: boolean;
};

/** Numbers that need care; each opens the list it counts. What is none needs nothing. */
export function HealthBoard({ measures }: { measures: Measure[] }) {
  return (
    <ul className="board">
      {measures.map(({ label: [one, many], advice, count, href, current }) => (
        <li key={many} data-well={count === 0 || undefined}>
          {count === 0 ? (
            <b>0</b>
          ) : (
            <NavLink
              href={href}
              aria-current={current ? "true" : undefined}
              aria-label={`${upTo(count)} ${count === 1 ? one : many}`}
            >
              {upTo(count)}
            </NavLink>
          )}
          <h2>{count === 1 ? one : many}</h2>
          <p>{count === 0 ? "Nothing to do." : advice}</p>
        </li>
      ))}
    </ul>
  );
}
