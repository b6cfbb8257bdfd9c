import { KeyRound, Pencil, UserMinus } from "lucide-react";

const icons = { edit: Pencil, permissions: KeyRound, remove: UserMinus };

/** The drawings of the row's buttons, once for the page: fifty rows then only point at them. */
export function RowIcons() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      {Object.entries(icons).map(([name, Icon]) => (
        <symbol key={name} id={`row-${name}`} viewBox="0 0 24 24">
          <Icon width="24" height="24" strokeWidth={1.9} />
        </symbol>
      ))}
    </svg>
  );
}

/** One drawing where it is needed, in something that has a name of its own. */
export function RowIcon({ name }: { name: keyof typeof icons }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: what it stands in is named
    <svg>
      <use href={`#row-${name}`} />
    </svg>
  );
}
