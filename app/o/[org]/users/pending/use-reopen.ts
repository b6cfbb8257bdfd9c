"use client";
import { useRouter } from "next/navigation";
import { refusalOf } from "@/app/_ui/refusal";
import { toast } from "@/app/_ui/toast";

/** Undoes a rejection, from the list or from the toast that reported it (CASE-7). */
export function useReopen(org: string) {
  const router = useRouter();
  return async ({ id, name }: { id: string; name: string }) => {
    try {
      // Loaded when it is pressed: the list itself calls nothing.
      const { api } = await import("@/app/_api/browser");
      await api.requests.reopen.mutate({ org, id });
      toast.done(`${name}’s request is open again.`);
    } catch (error) {
      toast.bad(refusalOf(error).message);
    } finally {
      router.refresh();
    }
  };
}
