"use client";
import { useEffect, useState } from "react";
import { type Refused, refusalOf } from "./refusal";

type Answer<T> = { state: "asking" } | { state: "there"; value: T } | { state: "refused"; refused: Refused };

/** Asks the server once, when a dialog opens, for what the dialog shows. */
export function useAnswer<T>(ask: () => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ state: "asking" });
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
  }, []);
  return answer;
}
