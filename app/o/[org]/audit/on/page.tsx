import { redirect } from "next/navigation";
import { listAddress } from "@/app/_ui/list-address";
import { one, type SearchParams } from "@/app/_ui/search-params";
import { dayOf } from "@/server/policy/day";

type Props = { params: Promise<{ org: string }>; searchParams: SearchParams };

/** Leads the form that chooses a moment to the address of that day; to today without one. */
export default async function ChooseMomentPage({ params, searchParams }: Props) {
  const { org } = await params;
  const { date, time, q } = await searchParams;
  const day = dayOf(one(date)) ? one(date) : new Date().toISOString().slice(0, 10);
  const at = dayOf(one(date)) && /^\d\d:\d\d/.test(one(time)) ? one(time).slice(0, 5) : undefined;
  redirect(listAddress(`/o/${encodeURIComponent(org)}/audit/on/${day}`, { q: one(q), time: at }));
}
