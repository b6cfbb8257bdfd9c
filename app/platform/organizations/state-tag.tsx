const tags = {
  awaiting_manager: { kind: "ends", text: "Awaiting its Manager" },
  suspended: { kind: "off", text: "Suspended" },
  archived: { kind: "off", text: "Archived" },
} as const;

/** The tag for an organization's state; none when it is active. */
export const organizationTagOf = (state: string) => tags[state as keyof typeof tags];

export function StateTag({ state }: { state: string }) {
  const tag = organizationTagOf(state);
  return tag && <span className={`tag ${tag.kind}`}>{tag.text}</span>;
}
