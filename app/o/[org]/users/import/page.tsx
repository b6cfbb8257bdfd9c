import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { NoAccess } from "@/app/_ui/no-access";
import { Notice } from "@/app/_ui/notice";
import { AccountField } from "@/app/_ui/opened-by";
import { PageHeader } from "@/app/_ui/page-header";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { sentenceOf } from "@/server/errors";
import { frameOf } from "../../frame";

export const generateMetadata = orgMetadata("Import a CSV");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** Uploads a file of people to invite. A plain form: the result is on the page it leads to. */
export default async function ImportPage({ params, searchParams }: Props) {
  const { org } = await params;
  const asked = await searchParams;
  const [frame, options] = await Promise.all([frameOf(org), orRefused(api.invitations.options({ org }))]);
  if (!options.ok) {
    return <NoAccess refused={options} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  }
  const columns = columnsFrom(one(asked.columns));
  const why = refusedWith(one(asked.refused), one(asked.line), frame.ok ? frame.value.org.name : org);
  return (
    <>
      <BackLink href={`/o/${org}/users/add`}>Add User</BackLink>
      <PageHeader
        title="Import a CSV"
        about="We check every row first and show you what would happen before anyone is invited."
      />
      <section className="sheet grid max-w-[720px] gap-4 p-5" aria-label="File">
        {why && <Notice kind="bad">{why}</Notice>}
        <form
          action={`/api/import/${org}`}
          method="post"
          encType="multipart/form-data"
          className="grid gap-4"
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
              Contacts exported from Outlook, Google or Thunderbird work, and so does a user list exported
              from here. The first line names the columns. Up to 5,000 rows and 1 MB, separated by commas,
              semicolons or tabs. Everyone is invited as a Member, without permissions. Anyone already invited
              is sent the same invitation again.
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
              >
                <option value="">Find it by its heading</option>
                {columns.map((title) => (
                  <option key={title}>{title}</option>
                ))}
              </select>
              <p className="hint" id="columnhint">
                The columns of the file you chose. Choose the file again, too.
              </p>
            </div>
          )}
          <pre className="overflow-x-auto rounded-md border border-line p-3 text-ink-2">
            {"email,name\nann@company.example,Ann Lee\nbo@company.example,"}
          </pre>
          <div>
            <button type="submit" className="btn primary">
              Check file
            </button>
          </div>
        </form>
      </section>
    </>
  );
}

/** The headings of a file whose addresses were not found, as they came back in the address. */
function columnsFrom(text: string): string[] {
  try {
    const titles: unknown = JSON.parse(text);
    return Array.isArray(titles) ? titles.filter((title) => typeof title === "string").slice(0, 60) : [];
  } catch {
    return [];
  }
}

/** The sentence behind a code that came back in the address. Anybody can write an address, so only these are known. */
function refusedWith(code: string, line: string, org: string): string | null {
  if (!code) return null;
  switch (code) {
    case "too_many":
      return "Too many attempts. Wait a few minutes and try again.";
    case "file_unreadable":
      return sentenceOf(code, {
        line: /^\d+$/.test(line) ? line : "1",
        why: "a quotation mark opened there is never closed, or the row is too long",
      });
    case "organization_suspended":
    case "organization_awaits_manager":
      return sentenceOf(code, { org });
    case "file_without_email":
    case "file_empty":
    case "file_too_long":
    case "file_too_large":
    case "file_not_text":
    case "signed_out":
    case "not_found":
      return sentenceOf(code);
    default:
      return "The file couldn’t be read. Try again in a moment.";
  }
}
