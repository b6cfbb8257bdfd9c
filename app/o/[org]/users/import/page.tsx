import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { NoAccess } from "@/app/_ui/no-access";
import { Notice } from "@/app/_ui/notice";
import { PageHeader } from "@/app/_ui/page-header";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { sentenceOf } from "@/server/errors";
import { FILE_LIMIT } from "@/server/http/body-limit";
import { frameOf } from "../../frame";
import { FileForm } from "./file-form";

export const generateMetadata = orgMetadata("Import a CSV");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** Chooses a file of people to invite; the result is on the page it leads to. */
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
        <FileForm org={org} columns={columns} limit={FILE_LIMIT} />
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
