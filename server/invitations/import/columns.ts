import { addressIn } from "@/server/policy/typed-address";
import type { CsvRecord } from "./records";

/** Which columns of a file hold what, by their places; a name may be in parts. */
export interface Columns {
  email: number;
  name: number[];
  /** False for a file that begins with its first person. */
  headed: boolean;
}

/** Headings as programs write them, the first choice first: ours, Outlook, Google, Thunderbird, Microsoft Entra. */
const emailTitles = [
  ...["email", "emailaddress", "mail", "mailaddress", "primaryemail", "email1value", "email1address"],
  ...[
    "emailaddress1",
    "useremail",
    "workemail",
    "contactemail",
    "loginemail",
    "username",
    "userprincipalname",
  ],
  ...["emailadresse", "mailadresse", "adresseemail", "adressedemessagerie", "courriel"],
  ...["correoelectrónico", "direccióndecorreoelectrónico", "indirizzoemail", "epost", "epostadresse"],
  ...["이메일", "이메일주소", "메일", "メールアドレス", "电子邮件", "电子邮件地址"],
];
const fullNames = [
  "name",
  "fullname",
  "displayname",
  "username",
  "anzeigename",
  "이름",
  "성명",
  "氏名",
  "姓名",
];
const nameParts = [
  ["firstname", "givenname", "vorname", "prénom"],
  ["middlename", "additionalname"],
  ["lastname", "familyname", "surname", "nachname", "nom"],
];

/** A heading without what is written differently everywhere: capitals, spaces, hyphens, what stands in brackets. */
const plain = (title: string) =>
  title
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/\[[^\]]*\]|\([^)]*\)/g, "")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

const firstOf = (titles: readonly string[], known: readonly string[]) =>
  known.map((title) => titles.indexOf(title)).find((place) => place >= 0) ?? -1;

/** How much is known of these headings: most of all, which one is the address. */
export function headScore(head: readonly string[]): number {
  const titles = head.map(plain);
  return (firstOf(titles, emailTitles) >= 0 ? 2 : 0) + (namesIn(titles).length > 0 ? 1 : 0);
}

/**
 * Finds the columns of a file: the one that was chosen, else by their headings, else the only one that holds addresses.
 * Null when none can be told.
 * @param chosen the heading of the column with the addresses, where somebody chose it
 */
export function csvColumnsOf(records: readonly CsvRecord[], chosen?: string): Columns | null {
  const head = records[0]?.cells ?? [];
  const titles = head.map(plain);
  const headed = !head.some((cell) => addressIn(cell) !== null);
  const named = chosen === undefined ? -1 : head.findIndex((title) => title.trim() === chosen.trim());
  const known = named >= 0 || !headed ? named : firstOf(titles, emailTitles);
  const email = known >= 0 ? known : onlyWithAddresses(headed ? records.slice(1) : records);
  if (email < 0) return null;
  const name = headed ? namesIn(titles) : head.length === 2 ? [1 - email] : [];
  return { email, name: name.filter((place) => place !== email), headed };
}

/** The column of the whole name, else those of its parts in the order they are spoken. */
function namesIn(titles: readonly string[]): number[] {
  const whole = firstOf(titles, fullNames);
  if (whole >= 0) return [whole];
  return nameParts.map((known) => firstOf(titles, known)).filter((place) => place >= 0);
}

/** The one column in which most of what is filled in are addresses; -1 where there is none or more than one. */
function onlyWithAddresses(rows: readonly CsvRecord[]): number {
  const filled = new Map<number, { addresses: number; others: number }>();
  for (const { cells } of rows.slice(0, 200)) {
    for (const [place, cell] of cells.entries()) {
      const count = filled.get(place) ?? { addresses: 0, others: 0 };
      if (addressIn(cell) !== null) count.addresses++;
      else if (cell.trim() !== "") count.others++;
      filled.set(place, count);
    }
  }
  const some = [...filled].filter(([, { addresses, others }]) => addresses > others);
  return some.length === 1 ? (some[0]?.[0] ?? -1) : -1;
}
