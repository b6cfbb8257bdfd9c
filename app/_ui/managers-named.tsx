import { api, orRefused } from "@/app/_api/server";
import { counted } from "./counted";

/** Who the Managers of an organization are, in a sentence (KIO-15): "Its Managers are Olive Tan and Marco Ruiz." */
export async function ManagersNamed({ org }: { org: string }) {
  const read = await orRefused(api.organizations.managers({ org }));
  if (!read.ok || read.value.names.length === 0) return null;
  const { names, total } = read.value;
  const more = total - names.length;
  return (
    <p className="max-w-[62ch] text-ink-2 wrap-anywhere">
      {total === 1 ? "Its Manager is " : "Its Managers are "}
      <span className="text-ink" translate="no">
        {listed.format(names)}
      </span>
      {more > 0 && `, and ${counted(more, "one more", "more")}`}.
    </p>
  );
}

const listed = new Intl.ListFormat("en", { type: "unit" });
