/** Two initials in a circle; decoration only, the name is next to it. */
export function Face({ name }: { name: string }) {
  return (
    <span className="face" aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** The first letter of an organization in a square. */
export function Mark({ name }: { name: string }) {
  return (
    <span className="mark" aria-hidden="true">
      {firstLetter(name)}
    </span>
  );
}

/** First letters of the first and the last word, whole characters only. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return firstLetter(words[0] ?? "") + (last ? firstLetter(last) : "");
}

function firstLetter(word: string): string {
  const [message = ""] = word;
  return message.toLocaleUpperCase("en");
}
