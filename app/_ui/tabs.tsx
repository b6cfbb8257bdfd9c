import { NavLink } from "./nav-link";

export type Tab = { href: string; label: string };

/** Pages of one subject. They are links with addresses of their own, so they work without script. */
export function Tabs({ name, tabs, here }: { name: string; tabs: Tab[]; here: string }) {
  return (
    <nav className="tabs" aria-label={name}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <NavLink href={tab.href} aria-current={tab.href === here ? "page" : undefined}>
              <span>{tab.label}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
