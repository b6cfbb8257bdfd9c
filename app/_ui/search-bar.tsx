import { X } from "lucide-react";
import Form from "next/form";
import type { ReactNode } from "react";
import { type ListQuery, listAddress } from "./list-address";
import { NavLink } from "./nav-link";

type Props = { base: string; query: ListQuery; placeholder: string; children?: ReactNode };

/** Search as a form whose answer has an address of its own; what is in force stands beside it as a chip. */
export function SearchBar({ base, query, placeholder, children }: Props) {
  return (
    <div className="bar">
      <Form action={base} prefetch={false} scroll={false} className="search" role="search" key={query.q}>
        <input
          className="control"
          type="search"
          name="q"
          aria-label={placeholder}
          placeholder={placeholder}
          defaultValue={query.q}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
        />
        {query.sort && <input type="hidden" name="sort" value={query.sort} />}
        {query.dir && <input type="hidden" name="dir" value={query.dir} />}
        <button type="submit" className="btn">
          Search
        </button>
      </Form>
      {query.q && (
        <p className="chip">
          <span>Matches “{query.q}”</span>
          <NavLink href={listAddress(base, query, { q: undefined })} aria-label="Clear the search">
            <X className="icon" aria-hidden="true" />
          </NavLink>
        </p>
      )}
      {children}
    </div>
  );
}
