import { TextField } from "@/app/_ui/field";
import { AddFilter } from "@/app/_ui/filters";
import { SelectField } from "@/app/_ui/select-field";
import { memberStatuses } from "@/server/policy/member-status";
import { roles } from "@/server/policy/roles";
import { statusLabels } from "./filter-chips";
import type { MembersQuery } from "./members-query";

type Props = { base: string; query: MembersQuery };

/** Add a Filter (NIR-3): role, status, name and email, which combine. A form, so it works without script. */
export function FilterForm({ base, query }: Props) {
  return (
    <AddFilter base={base} query={query} asks={["role", "status", "name", "email"]}>
      <SelectField label="Role" name="role" defaultValue={query.role ?? ""}>
        <option value="">Any role</option>
        {roles.map((role) => (
          <option key={role}>{role}</option>
        ))}
      </SelectField>
      <SelectField label="Status" name="status" defaultValue={query.status ?? ""}>
        <option value="">Everyone here</option>
        {memberStatuses.map((status) => (
          <option key={status} value={status}>
            {statusLabels[status]}
          </option>
        ))}
        <option value="invited">Invited</option>
      </SelectField>
      <TextField label="Name" name="name" defaultValue={query.name} maxLength={200} autoComplete="off" />
      <TextField label="Email" name="email" defaultValue={query.email} maxLength={200} autoComplete="off" />
    </AddFilter>
  );
}
