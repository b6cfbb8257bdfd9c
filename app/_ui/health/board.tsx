import { upTo } from "@/app/_ui/counted";
import { NavLink } from "@/app/_ui/nav-link";

export type Measure = { label: string; advice: string; count: number; href: string; current?: boolean };

/** Numbers that need care; each opens the list it counts. What is none needs nothing. */
export function HealthBoard({ measures }: { measures: Measure[] }) {
  return (
    <ul className="board">
      {measures.map(({ label, advice, count, href, current }) => (
        <li key={label} data-well={count === 0 || undefined}>
          {count === 0 ? (
            <b>0</b>
          ) : (
            <NavLink
              href={href}
              aria-current={current ? "true" : undefined}
              aria-label={`${upTo(count)} ${label}`}
            >
              {upTo(count)}
            </NavLink>
          )}
          <h2>{label}</h2>
          <p>{count === 0 ? "Nothing to do." : advice}</p>
        </li>
      ))}
    </ul>
  );
}
