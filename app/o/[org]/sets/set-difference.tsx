import type { api } from "@/app/_api/browser";
import { Name } from "@/app/_ui/named";
import { Notice } from "@/app/_ui/notice";

type Props = { name: string; of: Awaited<ReturnType<typeof api.sets.preview.query>> };

/** What an edit changes in the set as stored now; the second person to save sees it against what the first one saved. */
export function SetDifference({ name, of }: Props) {
  const { savedMeanwhile, renamed, gains, loses } = of;
  return (
    <>
      {savedMeanwhile && (
        <Notice kind="bad">
          Someone else saved this set after you opened it. Below is what you’d change in their version.
        </Notice>
      )}
      <ul className="difference text-ink-2">
        <li>
          <b translate="no">{name}</b>
          {renamed && (
            <span>
              is the new name of <Name>{renamed.from}</Name>
            </span>
          )}
          {gains.length > 0 && <span>gains {gains.join(", ")}</span>}
          {loses.length > 0 && <span className="text-red">loses {loses.join(", ")}</span>}
          {!renamed && gains.length + loses.length === 0 && <span>gets a new description</span>}
        </li>
      </ul>
    </>
  );
}
