"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { person, withNames } from "@/app/_ui/named";
import { refusalOf } from "@/app/_ui/refusal";
import { toast } from "@/app/_ui/toast";
import type { RequestRow } from "./request-status";

type Person = Pick<RequestRow, "id" | "name" | "email"> & Partial<Pick<RequestRow, "kind">>;
type Org = { slug: string; name: string };

/**
 * Approves a row with one click. It stays in place, marked, until the list is opened again, so that no other row
 * slides under the pointer; pressing it again does nothing. The numbers around the list are read again at once.
 * @param rows as the server listed them now; those that were approved here are kept among them
 */
export function useApproved<Row extends Person>(rows: readonly Row[]) {
  const router = useRouter();
  const [kept, setKept] = useState<readonly { row: Row; index: number }[]>([]);
  const sent = useRef(new Set<string>());
  const shown = [...rows];
  for (const { row, index } of kept) {
    if (!rows.some(({ id }) => id === row.id)) shown.splice(index, 0, row);
  }

  function markApproved(org: Org, { id, name, email, kind }: Person, memberId: string) {
    const index = shown.findIndex((row) => row.id === id);
    const row = shown[index];
    if (row) setKept((before) => [...before, { row, index }].sort((a, b) => a.index - b.index));
    const page = { label: withNames`Open ${name}’s page`, href: `/o/${org.slug}/users/${memberId}` };
    const who = person({ name, email });
    const said =
      kind === "member"
        ? withNames`${who} is approved in ${org.name}.`
        : withNames`${who} is now a Member of ${org.name}.`;
    toast.done(said, undefined, page);
    router.refresh();
  }

  async function approve(org: Org, row: Person) {
    if (sent.current.has(row.id)) return;
    sent.current.add(row.id);
    try {
      // Loaded when it is pressed: the list itself calls nothing.
      const { api } = await import("@/app/_api/browser");
      const { memberId } = await api.requests.approve.mutate({ org: org.slug, id: row.id });
      markApproved(org, row, memberId);
    } catch (error) {
      toast.bad(refusalOf(error).message);
      sent.current.delete(row.id);
      router.refresh();
    }
  }
  return { shown, isApproved: (id: string) => kept.some(({ row }) => row.id === id), approve, markApproved };
}
