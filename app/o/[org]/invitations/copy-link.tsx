"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { withNames } from "@/app/_ui/named";

/** The link of an invitation, shown only once. Opening it still requires proof of the invited address. */
export function CopyLink({ link, email }: { link: string; email: string }) {
  const [said, setSaid] = useState("");
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-0 grow">
        <TextField
          label={`Link for ${email}`}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
      </div>
      <Button
        onClick={async () => {
          try {
            // Browsers have no clipboard for pages that do not come by HTTPS.
            await navigator.clipboard.writeText(link);
            setSaid("Copied.");
          } catch {
            setSaid("Your browser couldn’t copy it. Select the link and copy it by hand.");
          }
        }}
      >
        Copy<span className="sr-only">{withNames` the link for ${email}`}</span>
      </Button>
      <span role="status" className="text-ink-2">
        {said}
      </span>
    </div>
  );
}
