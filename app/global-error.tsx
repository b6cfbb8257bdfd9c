"use client";
import "./globals.css";
import { WentWrong } from "./_ui/went-wrong";

/** The last net: the document itself could not be made, so this one brings its own. */
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
