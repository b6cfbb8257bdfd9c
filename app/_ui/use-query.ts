"use client";
import { useEffect, useState } from "react";
import { type Refused, refusalOf } from "./refusal";

type Answer<T> = { state: "asking" } | { state: "there"; value: T } | { state: "refused"; refused: Refused };

/**
 * Loads the content of a dialog when it opens, and again with `again`.
 * @param first the content, where the page that opens the dialog has loaded it already
 */
export function useQuery<T>(ask: () => Promise<T>, first?: T): Answer<T> & { again: () => void } {
  const [answer, setAnswer] = useState<Answer<T>>(
    first === undefined ? { state: "asking" } : { state: "there", value: first },
  );
  const [times, setTimes] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialog is opened for one thing and closed again
  useEffect(() => {
    if (first !== undefined && times === 0) return;
    let gone = false;
    ask().then(
      (value) => !gone && setAnswer({ state: "there", value }),
      (error) => !gone && setAnswer({ state: "refused", refused: refusalOf(error) }),
    );
    return () => {
      gone = true;
    };
  }, [times]);
  return { ...answer, again: () => setTimes((before) => before + 1) };
}
