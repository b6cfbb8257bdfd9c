"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { accountHeaders } from "@/app/_api/opened-by";
import { AccountField } from "@/app/_ui/opened-by";
import { toast } from "@/app/_ui/toast";
import { useHydrated } from "@/app/_ui/use-hydrated";

type Props = {
  org: string;
  /** The columns of the file that was refused because none was known to hold addresses. */
  columns: string[];
  /** The largest form that the server takes, in bytes. */
  limit: number;
};

/** Room for the other fields of the form, in bytes. */
const besideTheFile = 4096;

/**
 * A plain form that works without script. With script the page stays while the file is checked, and with it the chosen
 * file, so that another column can be tried without choosing the file again.
 */
export function FileForm({ org, columns, limit }: Props) {
  const router = useRouter();
  const hydrated = useHydrated();
  const [checking, setChecking] = useState(false);
  const sending = useRef(false);

  async function check(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending.current) return;
    const here = `/o/${org}/users/import`;
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    // The server ends the connection of what is too large, which a browser takes for a lost one.
    if (file instanceof File && file.size > limit - besideTheFile)
      return router.replace(`${here}?refused=file_too_large`, { scroll: false });
    sending.current = true;
    setChecking(true);
    try {
      // The answer leads to the page of the checked file, or back here with the reason.
      const answer = await fetch(`/api/import/${org}`, {
        method: "POST",
        headers: accountHeaders(),
        body: form,
      });
      if (!answer.redirected) throw new Error("The import endpoint answers with a redirect.");
      const { origin, pathname, search } = new URL(answer.url);
      if (origin !== location.origin || !pathname.startsWith(here)) location.assign(answer.url);
      else if (pathname === here) router.replace(pathname + search, { scroll: false });
      else router.push(pathname + search);
    } catch {
      toast.bad("The file couldn’t be sent. Check your connection, or choose it again if it has changed.");
    } finally {
      sending.current = false;
      setChecking(false);
    }
  }

  return (
    <form
      action={`/api/import/${org}`}
      method="post"
      encType="multipart/form-data"
      className="grid gap-4"
      onSubmit={check}
    >
      <AccountField />
      <div className="field">
        <label htmlFor="file">CSV file</label>
        <input
          id="file"
          className="control"
          type="file"
          name="file"
          accept=".csv,text/csv,text/plain"
          required
          aria-describedby="filehint"
        />
        <p className="hint" id="filehint">
          Contacts exported from Outlook, Google or Thunderbird work, and so does a user list exported from
          here. The first line names the columns. Up to 5,000 rows and 1 MB, separated by commas, semicolons
          or tabs. Everyone is invited as a Member, without permissions. Anyone already invited is sent the
          same invitation again.
        </p>
      </div>
      {columns.length > 0 && (
        <div className="field">
          <label htmlFor="column">Column with the addresses</label>
          <select
            id="column"
            className="control"
            name="column"
            aria-describedby="columnhint"
            translate="no"
            defaultValue=""
            onChange={(event) => {
              if (hydrated) event.currentTarget.form?.requestSubmit();
            }}
          >
            <option value="">Find it by its heading</option>
            {columns.map((title) => (
              <option key={title}>{title}</option>
            ))}
          </select>
          <p className="hint" id="columnhint">
            {hydrated
              ? "The columns of the file you chose. Selecting one checks the file again."
              : "The columns of the file you chose. Choose the file again, too."}
          </p>
        </div>
      )}
      <pre className="overflow-x-auto rounded-md border border-line p-3 text-ink-2">
        {"email,name\nann@company.example,Ann Lee\nbo@company.example,"}
      </pre>
      <div>
        <button type="submit" className="btn primary" aria-disabled={checking}>
          Check file
        </button>
      </div>
    </form>
  );
}
