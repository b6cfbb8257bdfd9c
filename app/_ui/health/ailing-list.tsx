import { upTo } from "@/app/_ui/counted";
import { EmptyState } from "@/app/_ui/empty-state";
import type { ListQuery } from "@/app/_ui/list-address";
import { Pagination } from "@/app/_ui/pagination";
import { AilingTable } from "./ailing-table";

type Props = Omit<Parameters<typeof AilingTable>[0], "now"> & {
  base: string;
  query: ListQuery;
  count: number;
  next: string | undefined;
};

/** The list that a number opens: all of it, page by page. */
export function AilingList({ base, query, count, next, ...table }: Props) {
  return (
    <section id="list" aria-labelledby="list-of" className="mt-6">
      <h2 id="list-of" className="mb-3">
        {table.caption}
      </h2>
      <div className="sheet">
        {table.rows.length > 0 ? (
          <AilingTable {...table} now={Date.now()} />
        ) : (
          <EmptyState title="Nothing to do">Someone has already taken care of it.</EmptyState>
        )}
      </div>
      <Pagination base={base} query={query} total={`${upTo(count)} in all`} next={next} />
    </section>
  );
}
