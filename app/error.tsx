"use client";
import { WentWrong } from "./_ui/went-wrong";

/** Error page outside any section; the frame is not available here, so it brings its own. */
export default function PageError(props: { error: unknown; retry: () => void }) {
  return (
    <div className="lone">
      <span />
      <main id="main" tabIndex={-1}>
        <WentWrong {...props} />
      </main>
    </div>
  );
}
