import { ListFilterPlus } from "lucide-react";
import { Chip } from "@/app/_ui/chip";
import { Drop } from "@/app/_ui/drop";
import { KeptQuery } from "@/app/_ui/kept-query";
import { listAddress } from "@/app/_ui/list-address";
import { SelectField } from "@/app/_ui/select-field";
import { type AccountsQuery, roleLabels, stateLabels } from "./accounts-query";

/** Role and state: what is in force as chips, and the form that adds one. */
export function AccountsFilter({ base, query }: { base: string; query: AccountsQuery }) {
  const texts = {
    role: query.role && `Role: ${roleLabels[query.role]}`,
    state: query.state && `State: ${stateLabels[query.state]}`,
  };
  return (
    <>
      {Object.entries(texts).map(
        ([name, text]) =>
          text && (
            <Chip
              key={name}
              text={text}
              without={listAddress(base, query, { [name]: undefined })}
              remove={`Remove the filter ${text}`}
            />
          ),
      )}
      <Drop
        button="btn quiet"
        action={base}
        version={JSON.stringify(query)}
        label={
          <>
            <ListFilterPlus aria-hidden="true" />
            Add a filter
          </>
        }
      >
        <div className="grid gap-3 p-2">
          <KeptQuery query={query} but={["role", "state"]} />
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
            {Object.entries(stateLabels).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
          <button type="submit" className="btn primary">
            Apply
          </button>
        </div>
      </Drop>
    </>
  );
}
