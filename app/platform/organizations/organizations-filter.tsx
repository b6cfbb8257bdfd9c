import { ListFilterPlus } from "lucide-react";
import { Chip } from "@/app/_ui/chip";
import { Drop } from "@/app/_ui/drop";
import { KeptQuery } from "@/app/_ui/kept-query";
import { listAddress } from "@/app/_ui/list-address";
import { SelectField } from "@/app/_ui/select-field";
import { managerLabels, type OrganizationsQuery, stateLabels } from "./organizations-query";

type Props = { base: string; query: OrganizationsQuery };

/** State and number of Managers: what is in force as chips, and the form that adds one. */
export function OrganizationsFilter({ base, query }: Props) {
  const texts = {
    state: query.state && `State: ${stateLabels[query.state]}`,
    managers: query.managers && `Active Managers: ${managerLabels[query.managers]}`,
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
          <KeptQuery query={query} but={["state", "managers"]} />
          <SelectField label="State" name="state" defaultValue={query.state ?? ""}>
            <option value="">All but archived</option>
            {Object.entries(stateLabels).map(([value, label]) => (
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
          <button type="submit" className="btn primary">
            Apply
          </button>
        </div>
      </Drop>
    </>
  );
}
