import type { ReactNode } from "react";
import { Chip } from "./chip";
import { GetForm } from "./get-form";
import { HiddenParams } from "./hidden-params";
import { type ListQuery, listAddress } from "./list-address";

type Props = { base: string; query: ListQuery; placeholder: string; children?: ReactNode };

/** Search as a form whose answer has an address of its own; the current search is shown beside it as a chip. */
export function SearchBar({ base, query, placeholder, children }: Props) {
  return (
    <div className="bar">
      <GetForm action={base} className="search" role="search" key={query.q}>
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
        <HiddenParams query={query} but={["q"]} />
        <button type="submit" className="btn">
          Search
        </button>
      </GetForm>
      {query.q && (
        <Chip
          text={`Matches “${query.q}”`}
          without={listAddress(base, query, { q: undefined })}
          remove="Clear the search"
        />
      )}
      {children}
    </div>
  );
}
