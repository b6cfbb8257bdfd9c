import { api, orRefused } from "@/app/_api/server";
import { Name } from "@/app/_ui/named";
import { Ago } from "@/app/_ui/time";
import { ProposeButton, WithdrawButton } from "./propose-button";

type Props = {
  org: { slug: string; name: string };
  person: { id: string; name: string; email: string; role: string };
};

/** Whether a Member is proposed as Manager, and the way to propose them: only a PlatformAdmin can make one (INV-3). */
export async function Promotion({ org, person }: Props) {
  if (person.role !== "Member") return null;
  const read = await orRefused(api.promotions.of({ org: org.slug, id: person.id }));
  if (!read.ok || (read.value.whyNot && !read.value.open)) return null;
  const { open } = read.value;
  return (
    <section className="sheet p-5" aria-labelledby="promotion">
      <h2 id="promotion" className="mb-2">
        Manager
      </h2>
      {open ? (
        <>
          <p className="mb-3 text-ink-2">
            <Name>{open.by}</Name> proposed <Name>{person.name}</Name> <Ago at={open.at} now={Date.now()} />:{" "}
            {open.reason} A platform admin will decide.
          </p>
          <WithdrawButton org={org.slug} id={open.id} who={person} />
        </>
      ) : (
        <>
          <p className="mb-3 text-ink-2">
            Only a platform admin can make someone a Manager. Propose <Name>{person.name}</Name>, and one of
            them will decide.
          </p>
          <ProposeButton org={org} person={person} />
        </>
      )}
    </section>
  );
}
