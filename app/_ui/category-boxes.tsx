"use client";

type Props = {
  category: string;
  actions: readonly { key: string; action: string; description?: string }[];
  /** The keys that are ticked, of this category or of others. */
  held: readonly string[];
  /** Permissions that come from elsewhere than a tick, each with its source in words; without it only ticks count. */
  besides?: ReadonlyMap<string, string>;
  /** Permissions without effect, because a prerequisite is missing. */
  inert?: ReadonlySet<string>;
  /** Called with the keys of this category that are now ticked. */
  set: (wanted: string[]) => void;
};

/** One category: full, partial or none (from any source), and a checkbox for each action. */
export function CategoryBoxes({ category, actions, held, besides, inert, set }: Props) {
  const keys = actions.map(({ key }) => key);
  const ticked = keys.filter((key) => held.includes(key));
  const counting = keys.filter((key) => !inert?.has(key) && (besides?.has(key) || ticked.includes(key)));
  const state = counting.length === 0 ? "none" : counting.length < keys.length ? "part" : "all";
  const toggle = (key: string) =>
    set(keys.filter((one) => (one === key ? !held.includes(one) : held.includes(one))));
  const noteOf = (key: string) =>
    [besides?.get(key), inert?.has(key) && (besides?.has(key) || ticked.includes(key)) && "no effect"]
      .filter(Boolean)
      .join(", ");
  const whole = ticked.length === keys.length;
  return (
    <fieldset className="category">
      <legend className="sr-only">{category}</legend>
      <span className="name" aria-hidden="true">
        {category}
      </span>
      <span className={`held ${state}`}>
        {state === "none" ? <em>none</em> : <span>{state === "part" ? "partial" : "full"}</span>}
      </span>
      <span className="boxes">
        {actions.map(({ key, action, description }) => (
          <label key={key} title={description}>
            <input type="checkbox" checked={held.includes(key)} onChange={() => toggle(key)} />
            <span>
              {action}
              {noteOf(key) && <small className="block text-ink-2">{noteOf(key)}</small>}
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
