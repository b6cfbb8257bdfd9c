import { Name } from "./named";

type Step = { says: string; names: readonly (readonly [from: number, to: number])[] };

/** The way to a decision in sentences; two grants that say the same are said once. */
export function BecauseList({ of }: { of: readonly Step[] }) {
  const once = new Map(of.map((step) => [step.says, step]));
  return (
    <ul className="list-disc pl-5 text-ink-2">
      {[...once.values()].map((step) => (
        <li key={step.says}>{sentence(step)}</li>
      ))}
    </ul>
  );
}

function sentence({ says, names }: Step) {
  let read = 0;
  const parts = names.map(([from, to]) => {
    const words = says.slice(read, from);
    read = to;
    return (
      <span key={from}>
        {words}
        <Name>{says.slice(from, to)}</Name>
      </span>
    );
  });
  return (
    <>
      {parts}
      {says.slice(read)}
    </>
  );
}
