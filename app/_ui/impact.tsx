import { counted } from "./counted";
import { ScrollBox } from "./scroll-box";

/** Who gains and who loses what by a change, as the server worked it out. */
export type ShownImpact = {
  people: { id: string; name: string; email?: string; gains: string[]; loses: string[] }[];
  affected: number;
  unaffected: number;
};

/** The impact of a change, shown in its dialog before it is confirmed. */
export function Difference({ of }: { of: ShownImpact }) {
  const more = of.affected - of.people.length;
  return (
    <div className="grid gap-2 text-ink-2">
      <p>
        {of.affected === 0
          ? "This doesn’t change anyone’s access right now."
          : `This changes access for ${counted(of.affected, "one person", "people")}:`}
      </p>
      {of.people.length > 0 && (
        <ScrollBox label="Who gains and who loses" className="difference">
          <ul>
            {of.people.map(({ id, name, email, gains, loses }) => (
              <li key={id}>
                <b translate="no">{name}</b>
                {email && <small translate="no">{email}</small>}
                {gains.length > 0 && <span>gains {gains.join(", ")}</span>}
                {loses.length > 0 && <span className="text-red">loses {loses.join(", ")}</span>}
              </li>
            ))}
            {more > 0 && <li>and {counted(more, "one more", "more")}</li>}
          </ul>
        </ScrollBox>
      )}
      {of.unaffected > 0 && (
        <p>
          {counted(of.unaffected, "1 other holder isn’t", "other holders aren’t")} affected (already{" "}
          {of.unaffected === 1 ? "has" : "have"} these permissions another way).
        </p>
      )}
    </div>
  );
}
