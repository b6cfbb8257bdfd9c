"use client";
import type { api } from "@/app/_api/browser";
import { CategoryList } from "@/app/_ui/category-list";
import { Notice } from "@/app/_ui/notice";

export type Choices = Awaited<ReturnType<typeof api.sets.get.query>>["choices"];
type Props = { choices: Choices; held: string[]; set: (keys: string[]) => void };

/** The permissions of a set, category by category; missing prerequisites are named, with a button to add them. */
export function SetFields({ choices, held, set }: Props) {
  const all = choices.flatMap(({ actions }) => actions);
  const labelOf = (key: string) => all.find((one) => one.key === key)?.label ?? key;
  const lacking = all
    .filter(({ key }) => held.includes(key))
    .map(({ label, requires }) => ({ label, lacks: requires.filter((key) => !held.includes(key)) }))
    .filter(({ lacks }) => lacks.length > 0);
  return (
    <>
      {lacking.length > 0 && (
        <Notice kind="note">
          {lacking.map(({ label, lacks }) => `${label} needs ${lacks.map(labelOf).join(" and ")}.`).join(" ")}{" "}
          <button
            type="button"
            className="link"
            onClick={() => set([...new Set([...held, ...lacking.flatMap(({ lacks }) => lacks)])])}
          >
            Add what’s missing
          </button>
        </Notice>
      )}
      <div className="grid">
        <CategoryList categories={choices} held={held} set={set} />
      </div>
    </>
  );
}
