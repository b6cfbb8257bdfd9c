"use client";
import { CategoryBoxes } from "./category-boxes";

type Props = {
  categories: readonly {
    key: string;
    category: string;
    /** True for one of the first catalog. */
    main: boolean;
    actions: readonly { key: string; action: string; description?: string }[];
  }[];
  held: readonly string[];
  /** See CategoryBoxes. */
  besides?: ReadonlyMap<string, string>;
  inert?: ReadonlySet<string>;
  /** Gets everything that is ticked from now on. */
  set: (held: string[]) => void;
};

/** More than this many categories beside the first catalog are folded away. */
const shown = 4;

/** Every category with its boxes; where further catalogs have many, those are folded, with how many boxes are ticked. */
export function CategoryList({ categories, held, besides, inert, set }: Props) {
  const keys = categories.flatMap(({ actions }) => actions.map(({ key }) => key));
  const one = ({ key, category, actions }: Props["categories"][number]) => (
    <CategoryBoxes
      key={key}
      category={category}
      actions={actions}
      held={held}
      besides={besides}
      inert={inert}
      set={(wanted) => {
        const mine = new Set(actions.map((action) => action.key));
        const next = new Set([...held.filter((other) => !mine.has(other)), ...wanted]);
        set(keys.filter((known) => next.has(known)));
      }}
    />
  );
  const rest = categories.filter(({ main }) => !main);
  if (rest.length <= shown) return categories.map(one);
  const ticked = rest.flatMap(({ actions }) => actions).filter(({ key }) => held.includes(key)).length;
  return (
    <>
      {categories.filter(({ main }) => main).map(one)}
      <details className="further">
        <summary>
          {rest.length} more categories, {ticked === 0 ? "none selected" : `${ticked} selected`}
        </summary>
        {rest.map(one)}
      </details>
    </>
  );
}
