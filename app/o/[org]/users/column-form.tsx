import { HiddenParams } from "@/app/_ui/hidden-params";
import { PopoverForm } from "@/app/_ui/popover-form";
import { type Column, chosenColumns, columns } from "./columns";
import type { MembersQuery } from "./members-query";

type Props = { base: string; query: MembersQuery; offered: Column[] };

/** Adds columns to the six usual ones. The selection is part of the address. */
export function ColumnForm({ base, query, offered }: Props) {
  const chosen = chosenColumns(query.cols);
  return (
    <PopoverForm button="btn quiet" action={base} version={JSON.stringify(query)} label="Columns">
      <HiddenParams query={query} but={["cols"]} />
      <fieldset className="ticks">
        <legend className="sr-only">Columns to add</legend>
        {offered.map((column) => (
          <label key={column}>
            <input type="checkbox" name="cols" value={column} defaultChecked={chosen.includes(column)} />
            {columns[column].label}
          </label>
        ))}
      </fieldset>
      <div className="p-2">
        <button type="submit" className="btn primary w-full">
          Show
        </button>
      </div>
    </PopoverForm>
  );
}
