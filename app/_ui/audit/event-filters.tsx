import { actionLabel, actionsIn, allButLooks, eventCategories, everything } from "@/server/audit/categories";
import { TextField } from "../field";
import { Filters } from "../filters";
import { SelectField } from "../select-field";
import type { AuditQuery } from "./audit-query";
import { categoryLabels } from "./category-labels";

type Props = {
  base: string;
  query: AuditQuery;
  person?: string;
  /** How the set or the team is called that it is about. */
  about?: string;
  /** True for the platform's audit, which can be narrowed to an organization. */
  platform?: boolean;
  /** How the organization is called that it is narrowed to. */
  place?: string;
};

/** What narrows an audit, each with the way to take it back, and the form that adds more; without script as well. */
export function EventFilters({ base, query, person, about, platform, place }: Props) {
  const texts = {
    organization: query.organization && platform && `Organization: ${place ?? query.organization}`,
    person: query.person && `Person: ${person ?? "unknown"}`,
    about: query.about && `About: ${about ?? "unknown"}`,
    category: query.category && categoryLabels[query.category],
    action: query.action && actionLabel(query.action),
    from: query.from && `From ${query.from} UTC`,
    to: query.to && `To ${query.to} UTC`,
  };
  return (
    <Filters
      base={base}
      query={query}
      inForce={texts}
      asks={["organization", "category", "action", "from", "to"]}
    >
      {platform && (
        <TextField
          label="Organization"
          name="organization"
          hint="Its address, e.g. acme for /o/acme. Leave blank for the platform itself."
          defaultValue={query.organization}
        />
      )}
      <SelectField label="Category" name="category" defaultValue={query.category ?? ""}>
        <option value="">{categoryLabels[allButLooks]}</option>
        <option value={everything}>{categoryLabels[everything]}</option>
        {eventCategories.map((category) => (
          <option key={category} value={category}>
            {categoryLabels[category]}
          </option>
        ))}
      </SelectField>
      <SelectField label="Action" name="action" defaultValue={query.action ?? ""}>
        <option value="">Any action</option>
        {eventCategories.map((category) => (
          <optgroup key={category} label={categoryLabels[category]}>
            {actionsIn(category).map((action) => (
              <option key={action} value={action}>
                {actionLabel(action)}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <TextField label="From" name="from" type="date" hint="Days are in UTC." defaultValue={query.from} />
      <TextField label="To" name="to" type="date" hint="Including this day." defaultValue={query.to} />
    </Filters>
  );
}
