"use client";
import "./globals.css";
import { WentWrong } from "./_ui/went-wrong";

/** Last resort: the root layout failed, so this page renders the whole document. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <div className="lone">
          <main id="main">
            <WentWrong {...props} />
          </main>
        </div>
      </body>
    </html>
  );
}
