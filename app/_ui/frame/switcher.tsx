import { Check, ChevronsUpDown, DoorOpen, Inbox, Layers, Plus } from "lucide-react";
import { Mark } from "../avatar";
import { Name } from "../named";
import { NavLink } from "../nav-link";
import { twins } from "../twins";

/** Where one is: an organization, or the platform (then without a slug). */
export type SwitcherEntry = { slug: string | null; name: string; role: string; email?: string };
export type SwitcherItem = { slug: string; name: string; role: string; active: boolean };
type Props = {
  place: SwitcherEntry;
  organizations: SwitcherItem[];
  platform: boolean;
  /** True where one belongs, and so can leave. */
  leave?: boolean;
};

/** Goes to another organization. Going there is a link: the address alone says where one is. */
export function Switcher({ place, organizations, platform, leave }: Props) {
  const twin = twins(organizations);
  return (
    <>
      <button type="button" className="org" popoverTarget="switcher">
        <Mark name={place.name} />
        <span>
          <Name>{place.name}</Name>
          <small>{place.email ? <Name>{place.email}</Name> : place.role}</small>
          <span className="sr-only">, switch organization</span>
        </span>
        <ChevronsUpDown className="icon" aria-hidden="true" />
      </button>
      <nav id="switcher" popover="auto" className="panel below" aria-label="Organizations">
        <p className="title">Your organizations</p>
        <ul>
          {organizations.map(({ slug, name, role, active }) => (
            <li key={slug}>
              <NavLink
                className="item"
                href={`/o/${slug}`}
                aria-current={slug === place.slug ? "true" : undefined}
              >
                <Mark name={name} />
                <span>
                  <Name>{name}</Name>
                  <small>
                    {active ? role : "No access right now"}
                    {twin({ slug, name })}
                  </small>
                </span>
                {slug === place.slug && <Check className="icon text-accent" aria-hidden="true" />}
              </NavLink>
            </li>
          ))}
        </ul>
        {organizations.length === 0 && <p className="px-2 pb-2 text-ink-2">You aren’t in one yet.</p>}
        <hr />
        {platform && (
          <NavLink className="item" href="/platform/organizations">
            <Layers className="icon" aria-hidden="true" />
            <span>Platform</span>
          </NavLink>
        )}
        <NavLink className="item" href="/waiting">
          <Inbox className="icon" aria-hidden="true" />
          <span>Your requests</span>
        </NavLink>
        <NavLink className="item" href="/waiting#choose">
          <Plus className="icon" aria-hidden="true" />
          <span>Join another organization</span>
        </NavLink>
        {leave && (
          <NavLink className="item" href={`/o/${place.slug}#leave`}>
            <DoorOpen className="icon" aria-hidden="true" />
            <span>
              Leave <Name>{place.name}</Name>
            </span>
          </NavLink>
        )}
      </nav>
    </>
  );
}
