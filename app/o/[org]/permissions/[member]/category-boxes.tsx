"use client";
import { type Control, useWatch } from "react-hook-form";

type Ticked = Record<string, string[]>;
type Props = {
  name: string;
  category: string;
  actions: readonly { key: string; action: string }[];
  control: Control<Ticked, unknown, Ticked>;
  set: (wanted: string[]) => void;
};

/** One category: how much of it is held, and a box for each action. */
export function CategoryBoxes({ name, category, actions, control, set }: Props) {
  const held = useWatch({ control, name }) ?? [];
  const state = held.length === 0 ? "none" : held.length < actions.length ? "part" : "all";
  const keys = actions.map(({ key }) => key);
  const toggle = (key: string) =>
    set(keys.filter((one) => (one === key ? !held.includes(one) : held.includes(one))));
  const whole = state === "all";
  return (
    <fieldset className="category">
      <legend className="sr-only">{category}</legend>
      <span className="name" aria-hidden="true">
        {category}
      </span>
      <span className={`held ${state}`}>{state === "none" ? <em>none</em> : <span>{state}</span>}</span>
      <span className="boxes">
        {actions.map(({ key, action }) => (
          <label key={key}>
            <input type="checkbox" checked={held.includes(key)} onChange={() => toggle(key)} />
            {action}
          </label>
        ))}
      </span>
      <button type="button" className="btn quiet small" onClick={() => set(whole ? [] : keys)}>
        {whole ? "None" : "All"}
        <span className="sr-only"> of {category}</span>
      </button>
    </fieldset>
  );
}
