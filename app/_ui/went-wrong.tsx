"use client";
import { useEffect, useRef } from "react";
import { Button } from "./button";

/** Something failed on our side: says so, names the reference under which it is logged, offers to try again. */
export function WentWrong({ error, retry }: { error: unknown; retry: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const reference =
    error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;

  return (
    <>
      <title>Something went wrong</title>
      <h1 ref={heading} tabIndex={-1}>
        Something went wrong on our side
      </h1>
      <p className="mt-2 mb-5 text-ink-2">
        The page couldn’t be loaded. Try again in a moment.
        {reference && (
          <>
            {" "}
            Reference <code className="select-all text-ink">{reference}</code>.
          </>
        )}
      </p>
      <Button kind="primary" onClick={retry}>
        Try again
      </Button>
    </>
  );
}
