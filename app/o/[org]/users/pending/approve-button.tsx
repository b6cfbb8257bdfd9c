import { Button } from "@/app/_ui/button";

type Props = {
  row: { name: string; whyNot: string | null };
  /** What the row's person is called in the names of its buttons. */
  called: string;
  ready: boolean;
  approved: boolean;
};

/** Approve on a row. Once clicked it stays in place as "Approved", so that a second click hits nothing else. */
export function approveButton({ row, called, ready, approved }: Props) {
  return (
    <Button
      size="small"
      disabled={!ready}
      kind={approved ? "quiet" : "primary"}
      data-act="approve"
      whyNot={approved ? `You approved ${row.name}.` : row.whyNot}
    >
      {approved ? "Approved" : "Approve"}
      <span className="sr-only" translate="no">
        {" "}
        {called}
      </span>
    </Button>
  );
}
