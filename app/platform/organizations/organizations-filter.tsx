import { Filters } from "@/app/_ui/filters";
import { SelectField } from "@/app/_ui/select-field";
import { managerLabels, type OrganizationsQuery, organizationStateLabels } from "./organizations-query";

type Props = { base: string; query: OrganizationsQuery };

/** Filters by state and number of managers: the active ones as chips, and a form to add one. */
export function OrganizationsFilter({ base, query }: Props) {
  const texts = {
    state: query.state && `State: ${organizationStateLabels[query.state]}`,
    managers: query.managers && `Active managers: ${managerLabels[query.managers]}`,
  };
  return (
    <Filters base={base} query={query} inForce={texts} asks={["state", "managers"]}>
      <SelectField label="State" name="state" defaultValue={query.state ?? ""}>
        <option value="">All but archived</option>
        {Object.entries(organizationStateLabels).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField label="Active managers" name="managers" defaultValue={query.managers ?? ""}>
        <option value="">Any number</option>
        {Object.entries(managerLabels).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
    </Filters>
  );
}
