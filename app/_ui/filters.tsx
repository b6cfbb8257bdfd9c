import { ListFilterPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Chip } from "./chip";
import { HiddenParams } from "./hidden-params";
import { type ListQuery, listAddress } from "./list-address";
import { PopoverForm } from "./popover-form";

type Props = {
  base: string;
  query: ListQuery;
  /** What is in force, in words, by its name in the address; nothing where a filter is not. */
  inForce: Partial<Record<keyof ListQuery, string | false | undefined>>;
  /** What the form asks for itself. */
  asks: (keyof ListQuery)[];
  /** The fields of the form. */
  children: ReactNode;
};

/** What narrows a list, each with the way to take it back, and the form that adds more; without script as well. */
export function Filters({ base, query, inForce, asks, children }: Props) {
  return (
    <>
      {Object.entries(inForce).map(
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
      <AddFilter base={base} query={query} asks={asks}>
        {children}
      </AddFilter>
    </>
  );
}

/** Add a Filter (NIR-3): a form, so it works without script; what else narrows the list stays. */
export function AddFilter({ base, query, asks, children }: Omit<Props, "inForce">) {
  return (
    <PopoverForm
      button="btn quiet"
      action={base}
      version={JSON.stringify(query)}
      label={
        <>
          <ListFilterPlus aria-hidden="true" />
          Add a Filter
        </>
      }
    >
      <div className="grid gap-3 p-2">
        <HiddenParams query={query} but={asks} />
        {children}
        <button type="submit" className="btn primary">
          Apply
        </button>
      </div>
    </PopoverForm>
  );
}
