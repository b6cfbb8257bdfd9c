"use client";
import { WentWrong } from "./_ui/went-wrong";

/** A page that could not be made. The frame of an organization is gone here, so it stands alone. */
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
