"use client";
import { Dialog } from "@/app/_ui/dialog";
import { StepUp } from "@/app/_ui/step-up";

type Props = { proved: () => void; onClose: () => void };

/** Asks for the password before the users leave as a file. */
export function ExportDialog({ proved, onClose }: Props) {
  return (
    <Dialog title="Export this list" onClose={onClose}>
      {(close) => (
        <StepUp
          why="This needs your password once more. Enter it to go on."
          cancel={close}
          proved={() => {
            proved();
            close();
          }}
        />
      )}
    </Dialog>
  );
}
