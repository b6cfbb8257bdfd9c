"use client";
import { type ComponentProps, lazy, Suspense } from "react";

const InvitationsTable = lazy(() =>
  import("./invitations-table").then((module) => ({ default: module.InvitationsTable })),
);

/** Loads the table of invitations on demand, so that the list of members on the same page doesn't load its code. */
export function InvitationsTableLater(props: ComponentProps<typeof InvitationsTable>) {
  return (
    <Suspense>
      <InvitationsTable {...props} />
    </Suspense>
  );
}
