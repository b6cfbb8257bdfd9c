import { Filters } from "@/app/_ui/filters";
import { SelectField } from "@/app/_ui/select-field";
import { managerLabels, type OrganizationsQuery, organizationStateLabels } from "./organizations-query";

type Props = { base: string; query: OrganizationsQuery };

/** State and number of Managers: what is in force as chips, and the form that adds one. */
export function OrganizationsFilter({ base, query }: Props) {
  const texts = {
    state: query.state && `State: ${organizationStateLabels[query.state]}`,
    managers: query.managers && `Active Managers: ${managerLabels[query.managers]}`,
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
      <SelectField label="Active Managers" name="managers" defaultValue={query.managers ?? ""}>
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
