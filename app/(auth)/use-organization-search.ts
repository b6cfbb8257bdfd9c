"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import { api } from "@/app/_api/browser";
import { refusalOf } from "@/app/_ui/refusal";

export type ListedOrganization = { id: string; name: string; slug: string };
export type OrganizationMatches = { organizations: ListedOrganization[]; more: boolean };

const typingPause = 180;

/**
 * Searches the listed organizations as the user types. Only the response to the latest query is used, whatever order
 * they arrive in.
 */
export function useOrganizationSearch(first: OrganizationMatches, chosen: ListedOrganization | null) {
  const [term, setTerm] = useState("");
  const [listed, setListed] = useState(first);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef<AbortController>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  function look(text: string) {
    const wanted = text.trim();
    if (wanted === term) return;
    setTerm(wanted);
    setWrong(null);
    clearTimeout(timer.current);
    asked.current?.abort();
    if (wanted === "" || wanted === chosen?.name) {
      setBusy(false);
      setListed(first);
      return;
    }
    setBusy(true);
    timer.current = setTimeout(() => ask(wanted), typingPause);
  }

  async function ask(wanted: string) {
    const controller = new AbortController();
    asked.current = controller;
    try {
      const found = await api.organizations.listed.query({ search: wanted }, { signal: controller.signal });
      if (!controller.signal.aborted) setListed(found);
    } catch (error) {
      if (!controller.signal.aborted) setWrong(refusalOf(error).message);
    } finally {
      if (!controller.signal.aborted) setBusy(false);
    }
  }

  // Keep the selected one among the items, or the combobox would drop the selection.
  const items = useMemo(() => {
    const { organizations } = listed;
    if (!chosen || organizations.some((one) => one.id === chosen.id)) return organizations;
    return [...organizations, chosen];
  }, [listed, chosen]);

  return { items, busy, look, said: wrong ?? said(term, listed, busy) };
}

function said(term: string, listed: OrganizationMatches, busy: boolean): string | null {
  if (busy) return "Searching…";
  const count = listed.organizations.length;
  if (count === 0) {
    return term ? `No organization matches “${term}”. Check the spelling.` : "No organization is listed yet.";
  }
  if (listed.more) return `Showing the first ${count}. Type more of the name to find others.`;
  return term ? `${count} found.` : null;
}
