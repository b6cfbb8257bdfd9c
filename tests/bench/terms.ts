/**
 * What is searched for among a million (P5): frequent and rare, everywhere and nowhere, early and late in the order.
 * `late` may run out of time.
 */
export const terms = {
  everywhere: { shown: "what all have", search: "example", sort: "name", dir: "", late: false },
  frequent: { shown: "a frequent name", search: "ann", sort: "name", dir: "", late: false },
  part: { shown: "part of an address", search: "kim@", sort: "email", dir: "", late: false },
  surname: { shown: "a surname", search: "natalie k", sort: "name", dir: "", late: false },
  rare: { shown: "a rare name", search: "zoe wolf", sort: "joined", dir: "desc", late: false },
  absent: { shown: "nobody", search: "zzqxx", sort: "name", dir: "", late: false },
  address: { shown: "one address", search: "777123@", sort: "name", dir: "", late: false },
  lateName: { shown: "a name late in the order", search: "zara", sort: "name", dir: "", late: false },
  lateFrequent: {
    shown: "200,000 late in the order",
    search: "late.example",
    sort: "joined",
    dir: "desc",
    late: true,
  },
} as const satisfies Record<string, Term>;

export interface Term {
  shown: string;
  search: string;
  sort: "name" | "email" | "joined";
  dir: "" | "desc";
  late: boolean;
}

export type TermName = keyof typeof terms;
export const termNames = Object.keys(terms) as TermName[];
