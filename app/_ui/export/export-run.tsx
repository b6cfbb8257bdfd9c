"use client";
import { useCallback, useEffect, useState } from "react";
import { takeEvent } from "@/app/_api/last-event";
import { Button } from "@/app/_ui/button";
import { counted, grouped } from "@/app/_ui/counted";
import { Dialog } from "@/app/_ui/dialog";
import { Notice } from "@/app/_ui/notice";
import { StepUp } from "@/app/_ui/step-up";
import { toast } from "@/app/_ui/toast";
import { type ExportOutcome, type ExportProgress, fetchFile } from "./run";

type Props = { action: string; title: string; over: () => void };

/** A small file is there before a dialog could be read. */
const patience = 400;

/** An export on its way: asks for the password where it is wanted, shows how far it is, and says how it ended. */
export function ExportRun({ action, title, over }: Props) {
  const [progress, setProgress] = useState<ExportProgress>({ rows: 0, of: null });
  const [outcome, setOutcome] = useState<ExportOutcome | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [shown, setShown] = useState(false);
  const again = useCallback(() => {
    setOutcome(null);
    setProgress({ rows: 0, of: null });
    setAttempt((number) => number + 1);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt fetches again
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => setShown(true), patience);
    void fetchFile(action, stop.signal, setProgress).then((ended) => {
      clearTimeout(timer);
      if (stop.signal.aborted) return;
      if (ended.end === "whole") {
        // The last entry of the audit that the browser heard of is of the password, if of anything.
        takeEvent();
        toast.done("Exported. The file is complete.");
      } else setShown(true);
      setOutcome(ended);
    });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [action, attempt]);

  const whole = outcome?.end === "whole";
  useEffect(() => {
    if (whole && !shown) over();
  }, [whole, shown, over]);

  if (!shown) return null;
  return (
    <Dialog title={title} onClose={over}>
      {(close) => <Standing progress={progress} outcome={outcome} again={again} close={close} />}
    </Dialog>
  );
}

type StandingProps = {
  progress: ExportProgress;
  outcome: ExportOutcome | null;
  again: () => void;
  close: () => void;
};

function Standing({ progress, outcome, again, close }: StandingProps) {
  const whole = outcome?.end === "whole";
  useEffect(() => {
    if (whole) close();
  }, [whole, close]);
  if (outcome?.end === "refused" && outcome.refused.code === "step_up") {
    return <StepUp why="This needs your password. Enter it to continue." cancel={close} proved={again} />;
  }
  if (outcome && outcome.end !== "whole") {
    return (
      <div className="grid gap-4">
        <Notice kind="bad">{outcome.end === "refused" ? outcome.refused.message : cutAfter(progress)}</Notice>
        <div className="row">
          <Button onClick={close}>Close</Button>
          <Button kind="primary" onClick={again} data-first>
            Try again
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <progress
        className="progress"
        aria-label="Written so far"
        max={progress.of ?? undefined}
        value={progress.of === null ? undefined : progress.rows}
      />
      <p className="tabular-nums">{progress.rows === 0 ? "Starting in a moment." : soFar(progress)}</p>
      <div className="row">
        <Button onClick={close} data-first>
          Cancel
        </Button>
      </div>
    </div>
  );
}

const soFar = ({ rows, of }: ExportProgress) =>
  of === null
    ? `${counted(rows, "row", "rows")} so far`
    : `${grouped(rows)} of ${counted(of, "row", "rows")}`;

const cutAfter = (progress: ExportProgress) =>
  `The export was cut off after ${soFar(progress)}; nothing was saved.`;
