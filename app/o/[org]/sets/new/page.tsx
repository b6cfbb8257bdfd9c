import { api, orRefused } from "@/app/_api/server";
import { BackLink } from "@/app/_ui/back-link";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import type { SearchParams } from "@/app/_ui/search-params";
import { orgMetadata } from "@/app/o/[org]/metadata";
import { SetForm } from "../set-form";

export const generateMetadata = orgMetadata("New permission set");

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** A set of one's own, or a clone: of a ready-made one by its key, of another by its id (DST-3). */
export default async function NewSetPage({ params, searchParams }: Props) {
  const [{ org }, { from }] = await Promise.all([params, searchParams]);
  const read = await orRefused(api.sets.list({ org }));
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  const { choices } = read.value;
  const origin = await originOf(org, typeof from === "string" ? from : "", read.value.readyMade);

  return (
    <>
      <BackLink href={`/o/${org}/sets`}>Permission sets</BackLink>
      <PageHeader
        title="New permission set"
        about={
          origin
            ? `A clone of ${origin.name}. Change what should be different.`
            : "Name it and pick permissions."
        }
      />
      <SetForm
        org={org}
        stored={null}
        from={origin?.from}
        values={{
          name: origin?.name ?? "",
          description: origin?.description ?? "",
          permissions: [...(origin?.keys ?? [])],
        }}
        choices={choices}
        whyNot={null}
      />
    </>
  );
}

type ReadyMade = { key: string; name: string; description: string; keys: readonly string[] }[];

async function originOf(org: string, from: string, readyMade: ReadyMade) {
  const shipped = readyMade.find(({ key }) => key === from);
  if (shipped) return { ...shipped, from };
  if (!/^[0-9a-f-]{36}$/.test(from)) return null;
  const read = await orRefused(api.sets.get({ org, id: from }));
  return read.ok ? { ...read.value, name: `${read.value.name} (copy)`, from } : null;
}
