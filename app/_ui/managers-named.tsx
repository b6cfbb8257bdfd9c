import { api, orRefused } from "@/app/_api/server";
import { counted } from "./counted";
import { Name } from "./named";

/** Who the Managers of an organization are, in a sentence (KIO-15): "Its Managers are Olive Tan and Marco Ruiz." */
export async function ManagersNamed({ org }: { org: string }) {
  const read = await orRefused(api.organizations.managers({ org }));
  return read.ok ? <People one="Its Manager is" many="Its Managers are" {...read.value} /> : null;
}

/** Who can let a person in again who is shut out of an organization: its Managers, else the platform admins. */
export async function WhomToAsk({ org }: { org: string }) {
  const read = await orRefused(api.organizations.whomToAsk({ org }));
  if (!read.ok) return null;
  const { platformAdmins, ...people } = read.value;
  return platformAdmins ? (
    <People one="The platform admin is" many="The platform admins are" {...people} />
  ) : (
    <People one="Its Manager is" many="Its Managers are" {...people} />
  );
}

function People({ one, many, names, total }: { one: string; many: string; names: string[]; total: number }) {
  if (names.length === 0) return null;
  const more = total - names.length;
  return (
    <p className="max-w-[62ch] text-ink-2 wrap-anywhere">
      {total === 1 ? one : many}{" "}
      <span className="text-ink">
        <Name>{listed.format(names)}</Name>
      </span>
      {more > 0 && `, and ${counted(more, "one more", "more")}`}.
    </p>
  );
}

const listed = new Intl.ListFormat("en", { type: "unit" });
