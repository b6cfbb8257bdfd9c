/** Where a page of events begins: after the moment and the number of an event, newest first. */
export interface EventCursor {
  at: Date;
  seq: number;
}

export const encodeEventCursor = ({ at, seq }: EventCursor): string => `${at.getTime()}-${seq}`;

/** A key of a page; one that was tampered with is no key. */
export function decodeEventCursor(text: string | undefined): EventCursor | null {
  const found = /^(\d{1,14})-(\d{1,15})$/.exec(text ?? "");
  return found ? { at: new Date(Number(found[1])), seq: Number(found[2]) } : null;
}
