import { Mark } from "@/app/_ui/avatar";
import { WhomToAsk } from "@/app/_ui/managers-named";
import { Name } from "@/app/_ui/named";
import { NavLink } from "@/app/_ui/nav-link";
import { twins } from "@/app/_ui/twins";

/** For more organizations than this the page of each says who can help. */
const mostExplained = 3;

type Props = { organizations: { slug: string; name: string; role: string; active: boolean }[] };

/** Links to the reader's organizations, and who can help where one is closed to them; renders nothing if there are none. */
export function MyOrganizations({ organizations }: Props) {
  if (organizations.length === 0) return null;
  const twin = twins(organizations);
  return (
    <>
      <nav className="mt-5 flex flex-wrap gap-2" aria-label="Your organizations">
        {organizations.map(({ slug, name, role, active }) => (
          <NavLink key={slug} href={`/o/${slug}`} className="btn max-w-full px-2 py-1.5">
            <Mark name={name} />
            <span className="min-w-0 truncate">
              <Name>{name}</Name>
              {twin({ slug, name })}
            </span>
            <span className="font-normal text-ink-3">{active ? role : "no access"}</span>
          </NavLink>
        ))}
      </nav>
      {organizations
        .filter(({ active }) => !active)
        .slice(0, mostExplained)
        .map(({ slug, name }) => (
          <div key={slug} className="mt-3">
            <p className="max-w-[62ch] text-ink-2 wrap-anywhere">
              You have no access to <Name>{name}</Name> at the moment.
            </p>
            <WhomToAsk org={slug} />
          </div>
        ))}
    </>
  );
}
