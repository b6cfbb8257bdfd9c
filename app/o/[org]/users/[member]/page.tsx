import { BackLink } from "@/app/_ui/back-link";
import { Name } from "@/app/_ui/named";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { frameOf } from "../../frame";
import { LeaveButton } from "../../leave-button";
import { DangerZone } from "./danger-zone";
import { EditUserForm } from "./edit-user-form";
import { memberOf } from "./member";
import { MemberFacts } from "./member-facts";
import { MemberHistory } from "./member-history";
import { Promotion } from "./promotion";
import { TeamsSection } from "./teams-section";

type Props = { params: Promise<{ org: string; member: string }> };

export async function generateMetadata({ params }: Props) {
  const { org, member } = await params;
  const [frame, read] = await Promise.all([frameOf(org), memberOf(org, member)]);
  return { title: read.ok && frame.ok ? `${read.value.name} · ${frame.value.org.name}` : "No access" };
}

/** Edit User: everything about one person in this organization (GGW-6, GGW-7, X-7, X-9, X-10). */
export default async function EditUserPage({ params }: Props) {
  const { org, member } = await params;
  const [frame, read] = await Promise.all([frameOf(org), memberOf(org, member)]);
  if (!read.ok) return <NoAccess refused={read} back={{ href: `/o/${org}`, label: "Back to Home" }} />;
  if (!frame.ok) return null;
  const person = read.value;
  const place = { slug: frame.value.org.slug, name: frame.value.org.name };

  return (
    <>
      <BackLink href={`/o/${org}/users`}>Users</BackLink>
      <PageHeader
        title={<Name>{person.name}</Name>}
        tag={person.tag ?? (person.you ? { kind: "you", text: "You" } : undefined)}
        about={<Name>{person.email}</Name>}
      />
      <div className="two">
        <EditUserForm org={place} person={person} />
        <div className="grid content-start gap-4">
          <MemberFacts org={place} person={person} />
          {frame.value.may.teams && <TeamsSection org={place.slug} person={person} />}
          <Promotion org={place} person={person} />
          <MemberHistory org={org} person={person} />
        </div>
      </div>
      <section className="mt-6 border-t border-line pt-5" aria-label="End membership">
        {person.you ? <LeaveButton org={place} /> : <DangerZone org={place} person={person} />}
      </section>
    </>
  );
}
