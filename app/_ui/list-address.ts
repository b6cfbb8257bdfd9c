/** The query string of a list: search, filters, order, columns and page. Empty values are left out. */
export type ListQuery = {
  q?: string;
  name?: string;
  email?: string;
  role?: string;
  status?: string;
  /** Of an audit: whose events, which, and on which days. */
  person?: string;
  /** Of an audit: the set or the team it is about. */
  about?: string;
  action?: string;
  category?: string;
  from?: string;
  to?: string;
  organization?: string;
  state?: string;
  managers?: string;
  time?: string;
  sort?: string;
  dir?: "desc";
  show?: string;
  /** Of one's own activity: with what one merely looked at. */
  views?: "shown";
  /** Columns besides the usual ones, with dots between them. */
  cols?: string;
  /** Whether many are being chosen. */
  choose?: "1";
  after?: string;
  before?: string;
};

/** The address of a list with some of it changed. A new search or order starts at the first page. */
export function listAddress(base: string, query: ListQuery, change: ListQuery = {}): string {
  const { after: _, before: __, ...kept } = query;
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...kept, ...change })) {
    if (value) next.set(name, value);
  }
  const text = next.toString();
  return text ? `${base}?${text}` : base;
}
