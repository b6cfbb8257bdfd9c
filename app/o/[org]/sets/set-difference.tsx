import type { api } from "@/app/_api/browser";
import { Notice } from "@/app/_ui/notice";

type Props = { name: string; of: Awaited<ReturnType<typeof api.sets.preview.query>> };

/** What an edit makes of the set itself, as it is stored now; who saves second sees it against what the first saved. */
export function SetDifference({ name, of }: Props) {
  const { savedMeanwhile, renamed, gains, loses } = of;
  return (
    <>
      {savedMeanwhile && (
        <Notice kind="bad">
          Somebody else saved this set since you opened it. What follows is the difference to what they saved.
        </Notice>
      )}
      <ul className="difference text-ink-2">
        <li>
          <b>{name}</b>
          {renamed && <span>is the new name of {renamed.from}</span>}
          {gains.length > 0 && <span>gains {gains.join(", ")}</span>}
          {loses.length > 0 && <span className="text-red">loses {loses.join(", ")}</span>}
          {!renamed && gains.length + loses.length === 0 && <span>gets another description</span>}
        </li>
      </ul>
    </>
  );
}
