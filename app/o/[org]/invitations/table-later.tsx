"use client";
import { type ComponentProps, lazy, Suspense } from "react";

const InvitationsTable = lazy(() =>
  import("./invitations-table").then((module) => ({ default: module.InvitationsTable })),
);

/** The table of invitations, whose code the list of members, which stands on the same page, does not load. */
export function InvitationsTableLater(props: ComponentProps<typeof InvitationsTable>) {
  return (
    <Suspense>
      <InvitationsTable {...props} />
    </Suspense>
  );
}
