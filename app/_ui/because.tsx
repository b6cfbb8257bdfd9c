/** The way to a decision in sentences; two grants that say the same are said once. */
export function BecauseList({ of }: { of: readonly { says: string }[] }) {
  return (
    <ul className="list-disc pl-5 text-ink-2">
      {[...new Set(of.map(({ says }) => says))].map((says) => (
        <li key={says}>{says}</li>
      ))}
    </ul>
  );
}
