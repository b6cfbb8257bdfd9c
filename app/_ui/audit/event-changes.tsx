import type { changesOf } from "@/server/audit/serialize";
import { exact } from "../dates";
import { asCell, asGroup, asHead, asRow, asRowHead, asTable } from "../table-roles";

type Change = ReturnType<typeof changesOf>[number];

/** What was before and what was after, side by side. */
export function EventChanges({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return null;
  return (
    <section className="sheet" aria-label="Before and after">
      <table {...asTable}>
        <caption>What changed</caption>
        <thead {...asGroup}>
          <tr {...asRow}>
            <th {...asHead}>What</th>
            <th {...asHead}>Before</th>
            <th {...asHead}>After</th>
          </tr>
        </thead>
        <tbody {...asGroup}>
          {changes.map(({ what, before, after }) => (
            <tr key={what} {...asRow}>
              <th {...asRowHead} className="font-normal">
                {inWords(what)}
              </th>
              <td {...asCell} className="note" data-label="Before" translate={isKept(what)}>
                {what === "permissions" ? keys(before, after, "removed") : shown(before)}
              </td>
              <td {...asCell} className="note" data-label="After" translate={isKept(what)}>
                {what === "permissions" ? keys(after, before, "new") : shown(after)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Names, addresses and keys stay as they are; what else changed is words. */
const isKept = (what: string) =>
  /^(name|email|slug|organization|manager|sender|sets?|teams?|permissions|catalogs)$/.test(what)
    ? "no"
    : undefined;

const inWords = (name: string) => {
  const words = name
    .replaceAll(/([A-Z])/g, " $1")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Permissions on only one side, sorted by key; those on both sides are counted. */
function keys(side: Change["before"], other: Change["before"], what: string) {
  const list = (value: Change["before"]) =>
    String(value ?? "")
      .split(" ")
      .filter(Boolean)
      .sort();
  const [here, there] = [list(side), new Set(list(other))];
  if (here.length === 0) return <em>nothing</em>;
  if (there.size === 0) return here.join(", ");
  const alone = here.filter((key) => !there.has(key));
  const both = here.length - alone.length;
  return (
    <>
      {alone.length > 0 && (
        <>
          {alone.join(", ")} ({what}){both > 0 && "; "}
        </>
      )}
      {both > 0 && <em>{both === here.length ? `the same ${both}` : `${both} unchanged`}</em>}
    </>
  );
}

function shown(value: Change["before"]) {
  if (value === null || value === "") return <em>nothing</em>;
  if (value === true) return "yes";
  if (value === false) return "no";
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) ? exact(text) : text;
}
