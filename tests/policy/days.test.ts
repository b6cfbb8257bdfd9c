import { describe, expect, it } from "vitest";
import { typedNumber } from "@/app/_ui/as-shown";
import { decodeEventCursor } from "@/server/audit/list/cursor";
import { dayInput, dayOrNone } from "@/server/days/input";
import { changeGrantsInput } from "@/server/grants/input";
import { addUserInput, sendInput } from "@/server/invitations/input";
import { editMemberInput } from "@/server/members/input";
import { dayOf, endOfDay } from "@/server/policy/day";

const unreadable = "This day doesn't exist or is incomplete. Enter day, month and a year with four digits.";
const noDays = [
  ...["2027-02-29", "2027-02-30", "2027-04-31", "2027-13-01", "2027-00-10", "2027-06-00", "0000-01-01"],
  ...[
    "0027-06-30",
    "33658-09-27",
    "2027-6-3",
    "27-06-30",
    "2027-06-30T00:00:00Z",
    " 2027-06-30",
    "30.06.2027",
  ],
  ...["?", "tomorrow", "NaN", "２０２７-06-30"],
];

describe("A day", () => {
  it.each(noDays)("%j is none, in any field, and never means no end", (text) => {
    expect(dayOf(text)).toBeNull();
    for (const schema of [dayInput, dayOrNone]) {
      expect(schema.safeParse(text).error?.issues[0]?.message).toBe(unreadable);
    }
    const fields = [
      editMemberInput.shape.expiresOn,
      changeGrantsInput.shape.startsOn,
      changeGrantsInput.shape.endsOn,
      sendInput.shape.lastDay,
      addUserInput.shape.lastDay,
    ];
    for (const field of fields) expect(field.safeParse(text).error?.issues[0]?.message).toBe(unreadable);
  });

  it("ends with its last millisecond in UTC, also on 29 February", () => {
    expect(endOfDay("2028-02-29")?.toISOString()).toBe("2028-02-29T23:59:59.999Z");
    expect(dayOf("1900-01-01")?.toISOString()).toBe("1900-01-01T00:00:00.000Z");
    expect(endOfDay("9999-12-31")?.toISOString()).toBe("9999-12-31T23:59:59.999Z");
  });

  it("may be left out where that has a meaning: an empty field is none, and one that was not sent stays as it is", () => {
    expect(["", null].map((none) => dayOrNone.parse(none))).toEqual([null, null]);
    expect(editMemberInput.shape.expiresOn.parse(undefined)).toBeUndefined();
    expect(dayInput.safeParse("").error?.issues[0]?.message).toBe("Choose a day.");
  });

  it("a place in a list says a moment that PostgreSQL and a page can say", () => {
    expect(decodeEventCursor("99999999999999-7")?.at.getUTCFullYear()).toBe(5138);
    expect(decodeEventCursor("999999999999999-7")).toBeNull();
  });
});

describe("A number that is typed", () => {
  it.each(["", " ", "1e3", "0x1F", "1.5", "-1", "1,000", "١٢", "Infinity", "12345678901"])(
    "%j is none",
    (text) => {
      expect(typedNumber.parse(text)).toBeNaN();
    },
  );
  it("may have spaces around it", () => {
    expect(typedNumber.parse(" 030 ")).toBe(30);
  });
});
