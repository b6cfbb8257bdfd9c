"use client";

type Props = {
  category: string;
  actions: readonly { key: string; action: string; description?: string }[];
  /** The keys that are ticked, of this category or of others. */
  held: readonly string[];
  /** Keys the person has without a tick, each with where it comes from. */
  besides?: ReadonlyMap<string, string>;
  /** Keys that have no effect because a prerequisite is missing. */
  inert?: ReadonlySet<string>;
  /** Gets the keys of this category that are ticked from now on. */
  set: (wanted: string[]) => void;
};

/** One category: how much of it the person has, from any source, and a box for each action. */
export function CategoryBoxes({ category, actions, held, besides, inert, set }: Props) {
  const keys = actions.map(({ key }) => key);
  const ticked = keys.filter((key) => held.includes(key));
  const counting = keys.filter((key) => !inert?.has(key) && (besides?.has(key) || ticked.includes(key)));
  const state = counting.length === 0 ? "none" : counting.length < keys.length ? "part" : "all";
  const toggle = (key: string) =>
    set(keys.filter((one) => (one === key ? !held.includes(one) : held.includes(one))));
  const markOf = (key: string) =>
    [besides?.get(key), inert?.has(key) && (besides?.has(key) || ticked.includes(key)) && "inert"]
      .filter(Boolean)
      .join(", ");
  const whole = ticked.length === keys.length;
  return (
    <fieldset className="category">
      <legend className="sr-only">{category}</legend>
      <span className="name" aria-hidden="true">
        {category}
      </span>
      <span className={`held ${state}`}>{state === "none" ? <em>none</em> : <span>{state}</span>}</span>
      <span className="boxes">
        {actions.map(({ key, action, description }) => (
          <label key={key} title={description}>
            <input type="checkbox" checked={held.includes(key)} onChange={() => toggle(key)} />
            <span>
              {action}
              {markOf(key) && <small className="block text-ink-2">{markOf(key)}</small>}
            </span>
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
