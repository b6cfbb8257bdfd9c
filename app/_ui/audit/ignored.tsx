import { Notice } from "../notice";

/** What of the filters narrowed nothing, and why. */
export function Ignored({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice kind="note">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    </div>
  );
}
