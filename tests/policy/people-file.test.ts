import { describe, expect, it } from "vitest";
import { readPeople } from "@/server/invitations/import/read-file";
import { whyNoAddress } from "@/server/policy/address-list";

/** A file as a short list: line, address, name, and why it is left out. */
const read = (text: string, column?: string) =>
  readPeople(text, column).people.map(({ line, email, name, fault }) =>
    [line, email, name ?? "–", ...(fault ? [fault.why] : [])].join(" | "),
  );
const [ann, bo, cy] = ["ann@x.example | Ann Lee", "bo@x.example | Bo Ek", "cy@x.example | Cy Day"];
const refusedWith = (text: string) => {
  try {
    return read(text);
  } catch (error) {
    const { code, facts } = error as { code: string; facts: Record<string, unknown> };
    return [code, facts.line ?? facts.columns];
  }
};

describe("Lines of a file of people (NIR-4)", () => {
  it.each([
    ["\n", "\n", "\n"],
    ["\r\n", "\r\n", "\r\n"],
    ["\r", "\r", "\r"],
    ["\r\n", "\n", "\n"],
    ["\n", "\r\n", "\r\n"],
    ["\r", "\r\n", "\n"],
    ["\n", "\n", ""],
  ])("may end in %j, %j and %j, and everybody is there with the line that an editor shows", (a, b, c) => {
    expect(read(`email,name${a}ann@x.example,Ann Lee${b}bo@x.example,Bo Ek${c}`)).toEqual([
      ...[`2 | ${ann}`, `3 | ${bo}`],
    ]);
  });

  it("are counted also where they are empty, and where a cell holds a break", () => {
    const file =
      'email,name\r\n\r\n"ann@x.example","Ann\r\nLee"\r\n,\r\n \r\nbo@x.example,Bo Ek\r\nbo@x.example,Bo Ek\r\n';
    expect(read(file)).toEqual([
      ...[`3 | ${ann}`, `7 | ${bo}`, `8 | ${bo} | The same address is in line 7.`],
    ]);
    expect(read(`\n\n\nemail,name\nann@x.example,"Ann\n\n\nLee"\ncy@x.example,Cy Day`)).toEqual([
      ...[`5 | ${ann}`, `9 | ${cy}`],
    ]);
  });

  it("a quotation mark that is never closed is told by the line it begins on, and swallows nobody", () => {
    expect(
      refusedWith('email,name\nann@x.example,Ann Lee\n\nbo@x.example,"Bo Ek\ncy@x.example,Cy Day\n'),
    ).toEqual([...["file_unreadable", 4]]);
    expect(
      refusedWith(
        'email,name\nann@x.example,"Ann Lee\nbo@x.example,Bo Ek\ncy@x.example,"Cy Day"\ndee@x.example,Dee\n',
      ),
    ).toEqual(["file_unreadable", 2]);
    expect(refusedWith('email\n"ann@x.example\n')).toEqual(["file_unreadable", 2]);
    const note = 'email,name,notes\nann@x.example,Ann Lee,"Prefers, really,\nmail to ann@x.example"\n';
    expect(read(note)).toEqual([`2 | ${ann}`]);
  });
});

describe("Separators of a file of people (NIR-4)", () => {
  it.each([
    ["a comma within a heading", 'email;name;"Town, postcode"\nann@x.example;Ann Lee;"Ghent, 9000"\n'],
    ["a bare comma within a heading", "Town, postcode;email;name\nGhent;ann@x.example;Ann Lee\n"],
    ["a semicolon within a heading", 'name,"email",a;b\nAnn Lee,ann@x.example,1;2\n'],
    ["tabs, and commas in names of columns", "Name\tE-mail\tPhone, home\nAnn Lee\tann@x.example\t1,2\n"],
    ["upright strokes", "email|name\nann@x.example|Ann Lee\n"],
    ["a quoted heading of two lines", '"Email";"Name";"Home,\nor work"\nann@x.example;Ann Lee;home\n'],
  ])("are found with %s", (_, text) => {
    expect(read(text).map((row) => row.replace(/^\d+ \| /, ""))).toEqual([ann]);
  });

  it.each(["sep=;\r\n", "\ufeffsep=;\n", '"sep=;"\r\n', "SEP=; \n"])("are told by Excel in %j", (hint) => {
    expect(read(`${hint}email;name\nann@x.example;Ann Lee\nbo@x.example;Bo Ek\n`)).toEqual([
      ...[`3 | ${ann}`, `4 | ${bo}`],
    ]);
  });
});

describe("Columns of a file of people (NIR-4)", () => {
  it.each([
    [
      "Outlook",
      "\ufeffFirst Name,Middle Name,Last Name,Title,Suffix,E-mail Address,E-mail 2 Address,Notes\r\nAnn,,Lee,Dr,,ann@x.example,old@x.example,\r\n",
    ],
    [
      "Google Contacts",
      "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value\nAnn,,Lee,* myContacts,Work,ann@x.example ::: a.lee@x.example,\n",
    ],
    [
      "Google Contacts of before",
      "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\nAnn Lee,Ann,Lee,* Work,ann@x.example\n",
    ],
    [
      "Google Workspace",
      "First Name [Required],Last Name [Required],Email Address [Required]\nAnn,Lee,ann@x.example\n",
    ],
    [
      "Thunderbird",
      "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email\nAnn,Lee,Ann Lee,,ann@x.example,\n",
    ],
    ["a database", "id,Email_Address,Full Name\n7,ann@x.example,Ann Lee\n"],
    ["Outlook in German", "Vorname;Nachname;E-Mail-Adresse\r\nAnn;Lee;ann@x.example\r\n"],
    ["a Korean spreadsheet", "이름,이메일\nAnn Lee,ann@x.example\n"],
    ["headings nobody knows, with one column of addresses", "Who (name),Contact\nAnn Lee,ann@x.example\n"],
  ])("are found in a file of %s", (_, text) => {
    expect(read(text).map((row) => row.replace(/\| (Ann Lee|–)$/, "| Ann Lee"))).toEqual([`2 | ${ann}`]);
  });

  it("are told, so that what was read can be seen", () => {
    expect(readPeople("Last Name,Mail,First Name\nLee,ann@x.example,Ann\n").columns).toEqual({
      ...{ email: "Mail", name: "First Name, Last Name" },
    });
    expect(readPeople("ann@x.example\nbo@x.example\n").columns).toBeNull();
  });

  it("a file without headings begins with its first person", () => {
    expect(read("ann@x.example,Ann Lee\nbo@x.example,Bo Ek\n")).toEqual([`1 | ${ann}`, `2 | ${bo}`]);
    expect(read("Ann Lee;ann@x.example\nBo Ek;bo@x.example\n")).toEqual([`1 | ${ann}`, `2 | ${bo}`]);
  });

  it("can be chosen where they cannot be found: the refusal names all headings", () => {
    const file =
      "Private,Business,Town\nann@x.example,a.lee@x.example,Ghent\nbo@x.example,b.ek@x.example,Lund\n";
    expect(refusedWith(file)).toEqual(["file_without_email", '["Private","Business","Town"]']);
    expect(read(file, "Business")).toEqual(["2 | a.lee@x.example | –", "3 | b.ek@x.example | –"]);
    expect(() => read(file, "Gone")).toThrow();
  });

  it("KIO-9: our own list of users is read back, formulas and all", () => {
    const ours = `\ufeffName,Email,Role,System Permissions,Join Date,Status\n'=Ann Lee,ann@x.example,Member,"infra: view; vpn: view",2026-11-30T10:00:00.000Z,active\nBo Ek,'+bo@x.example,Manager,,2026-11-30T10:00:00.000Z,active\n`;
    expect(read(ours)).toEqual(["2 | ann@x.example | =Ann Lee", "3 | +bo@x.example | Bo Ek"]);
  });
});

describe("Addresses in a file of people (NIR-4)", () => {
  it.each([
    ["mailto:ann@x.example", "ann@x.example | –"],
    ["Ann Lee <ann@x.example>", ann],
    ["'ann@x.example'", "ann@x.example | –"],
    ["an\u00adn@x.example\u200c", "ann@x.example | –"],
    ["ann@bücher.example", "ann@xn--bcher-kva.example | –"],
    [
      "ann@x.example; bo@x.example",
      "ann@x.example; bo@x.example | – | There are several addresses in this cell. Put each in its own row.",
    ],
    ["ann lee@x.example", "ann lee@x.example | – | This isn’t an email address."],
    ["ann@@x.example", "ann@@x.example | – | This isn’t an email address."],
    ["änn@x.example", "änn@x.example | – | It has “ä”, which isn’t a plain Latin letter. Type it again."],
  ])("%s", (cell, row) => {
    expect(read(`email\tnote\n${cell}\tx\n`)).toEqual([`2 | ${row}`]);
  });

  it("a name of nothing that can be read is told of", () => {
    expect(read("email,name\nann@x.example,\u200b…\nbo@x.example,B\n")).toEqual([
      "2 | ann@x.example | … | Use at least one letter or digit.",
      "3 | bo@x.example | B | A name has at least 2 characters.",
    ]);
  });

  it("INV-9: a field for one address tells how to write a domain with letters beyond ASCII", () => {
    expect(whyNoAddress("ann@bücher.example")).toBe("Enter it as ann@xn--bcher-kva.example.");
  });
});
