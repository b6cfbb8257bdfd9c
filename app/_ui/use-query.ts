"use client";
import { useEffect, useState } from "react";
import { type Refused, refusalOf } from "./refusal";

type Answer<T> = { state: "asking" } | { state: "there"; value: T } | { state: "refused"; refused: Refused };

/** Loads the content of a dialog when it opens, and again with `again`. */
export function useQuery<T>(ask: () => Promise<T>): Answer<T> & { again: () => void } {
  const [answer, setAnswer] = useState<Answer<T>>({ state: "asking" });
  const [times, setTimes] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialog is opened for one thing and closed again
  useEffect(() => {
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
