import { Filters } from "@/app/_ui/filters";
import { SelectField } from "@/app/_ui/select-field";
import { type AccountsQuery, accountStateLabels, roleLabels } from "./accounts-query";

/** Filters by role and state: the active ones as chips, and a form to add one. */
export function AccountsFilter({ base, query }: { base: string; query: AccountsQuery }) {
  const texts = {
    role: query.role && `Role: ${roleLabels[query.role]}`,
    state: query.state && `State: ${accountStateLabels[query.state]}`,
  };
  return (
    <Filters base={base} query={query} inForce={texts} asks={["role", "state"]}>
      <SelectField label="Role" name="role" defaultValue={query.role ?? ""}>
        <option value="">Any role</option>
        {Object.entries(roleLabels).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField label="State" name="state" defaultValue={query.state ?? ""}>
        <option value="">Any state</option>
        {Object.entries(accountStateLabels).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
    </Filters>
  );
}
