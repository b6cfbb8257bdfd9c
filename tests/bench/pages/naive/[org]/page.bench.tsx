import { ArrowLeftRight, KeyRound, Pencil, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { day } from "@/app/_ui/dates";
import { NavLink } from "@/app/_ui/nav-link";
import { AroundRows } from "../../around-rows";
import type { keptRows } from "../../kept";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<{ empty?: string }> };
type Row = Awaited<ReturnType<typeof keptRows>>["list"]["rows"][number];

/** The same rows as most would write them: on the server, classes on each cell, a component for each thing in it. */
export default async function NaivePage({ params, searchParams }: Props) {
  const { org } = await params;
  const { empty } = await searchParams;
  return (
    <AroundRows
      org={org}
      empty={empty !== undefined}
      table={({ list }) => (
        <table className="w-full border-collapse text-left text-[13px]">
          <thead>
            <tr className="border-b border-neutral-200">
              {["Name", "Email", "Role", "System Permissions", "Join Date", "Actions"].map((head) => (
                <th key={head} className="px-3 py-2 font-medium text-neutral-500">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <NaiveRow key={row.id} row={row} base={`/o/${org}/users`} />
            ))}
          </tbody>
        </table>
      )}
    />
  );
}

function NaiveRow({ row, base }: { row: Row; base: string }) {
  const edit = `${base}/${row.id}`;
  return (
    <tr className="border-b border-neutral-100 hover:bg-neutral-50">
      <Cell>
        <NavLink className="font-medium text-neutral-900 hover:underline" href={edit}>
          {row.name}
        </NavLink>
        {row.tag && <Badge tone="muted">{row.tag.text}</Badge>}
      </Cell>
      <Cell>
        <NavLink className="text-neutral-600 hover:underline" href={edit}>
          {row.email}
        </NavLink>
      </Cell>
      <Cell>
        <Badge tone="plain">{row.role}</Badge>
      </Cell>
      <Cell>
        {row.badges.map(({ category, label }) => (
          <Badge key={category} tone={label}>
            {category}
          </Badge>
        ))}
      </Cell>
      <Cell>{day(row.joinedAt)}</Cell>
      <Cell>
        <IconButton label={`Edit ${row.name}`}>
          <Pencil className="size-4 text-neutral-500" aria-hidden="true" />
        </IconButton>
        <IconButton label={`Change Role of ${row.name}`}>
          <ArrowLeftRight className="size-4 text-neutral-500" aria-hidden="true" />
        </IconButton>
        <IconButton label={`Permissions of ${row.name}`}>
          <KeyRound className="size-4 text-neutral-500" aria-hidden="true" />
        </IconButton>
        <IconButton label={`Remove ${row.name}`}>
          <Trash2 className="size-4 text-neutral-500" aria-hidden="true" />
        </IconButton>
      </Cell>
    </tr>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return (
    <td className="overflow-hidden px-3 py-2 align-middle text-ellipsis whitespace-nowrap">{children}</td>
  );
}

function Badge({ tone, children }: { tone: string; children: ReactNode }) {
  return (
    <span
      title={tone}
      className="ml-1 inline-flex rounded-full border border-neutral-300 px-2 py-0.5 text-[11px]"
    >
      {children}
    </span>
  );
}

function IconButton({ label, children }: { label: string; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="inline-flex size-7 items-center justify-center rounded hover:bg-neutral-100"
    >
      {children}
    </button>
  );
}
