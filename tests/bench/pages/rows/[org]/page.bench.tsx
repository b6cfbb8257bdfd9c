import { MembersTable } from "@/app/o/[org]/users/members-table";
import { AroundRows, query } from "../../around-rows";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<{ empty?: string }> };

/** The Users page with its rows hard-coded: what is left when nothing is asked of a database. */
export default async function RowsPage({ params, searchParams }: Props) {
  const { org } = await params;
  const { empty } = await searchParams;
  return (
    <AroundRows
      org={org}
      empty={empty !== undefined}
      table={({ frame, rows }) => (
        <MembersTable
          org={{ slug: org, name: frame.org.name }}
          rows={rows}
          more={[]}
          base={`/o/${org}/users`}
          query={query}
        />
      )}
    />
  );
}
