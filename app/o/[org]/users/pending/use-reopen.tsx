"use client";
import { useRouter } from "next/navigation";
import { person, withNames } from "@/app/_ui/named";
import { refusalOf } from "@/app/_ui/refusal";
import { toast } from "@/app/_ui/toast";

/** Undoes a rejection, from the list or from the toast that reported it (CASE-7). */
export function useReopen(org: string) {
  const router = useRouter();
  return async ({ id, ...who }: { id: string; name: string; email: string }) => {
    try {
      // Loaded when it is pressed: the list itself calls nothing.
      const { api } = await import("@/app/_api/browser");
      await api.requests.reopen.mutate({ org, id });
      toast.done(withNames`The request of ${person(who)} is open again.`);
    } catch (error) {
      toast.bad(refusalOf(error).message);
    } finally {
      router.refresh();
    }
  };
}
