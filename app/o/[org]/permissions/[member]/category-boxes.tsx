"use client";
import { type Control, useWatch } from "react-hook-form";

type Ticked = Record<string, string[]>;
type Props = {
  category: string;
  actions: readonly string[];
  control: Control<Ticked, unknown, Ticked>;
  set: (wanted: string[]) => void;
};

/** One category: how much of it is held, and a box for each action. */
export function CategoryBoxes({ category, actions, control, set }: Props) {
  const held = useWatch({ control, name: category }) ?? [];
  const state = held.length === 0 ? "none" : held.length < actions.length ? "part" : "all";
  const toggle = (action: string) =>
    set(actions.filter((one) => (one === action ? !held.includes(one) : held.includes(one))));
  const whole = state === "all";
  return (
    <fieldset className="category">
      <legend className="sr-only">{category}</legend>
      <span className="name" aria-hidden="true">
        {category}
      </span>
      <span className={`held ${state}`}>{state === "none" ? <em>none</em> : <span>{state}</span>}</span>
      <span className="boxes">
        {actions.map((action) => (
          <label key={action}>
            <input type="checkbox" checked={held.includes(action)} onChange={() => toggle(action)} />
            {action}
          </label>
        ))}
      </span>
      <button type="button" className="btn quiet small" onClick={() => set(whole ? [] : [...actions])}>
        {whole ? "None" : "All"}
        <span className="sr-only"> of {category}</span>
      </button>
    </fieldset>
  );
}
