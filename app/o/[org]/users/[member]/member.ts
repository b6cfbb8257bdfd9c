import { cache } from "react";
import { api, orRefused } from "@/app/_api/server";

/** One person of an organization, read once for the page and its title. */
export const memberOf = cache((org: string, id: string) => orRefused(api.members.details({ org, id })));

export type EditedMember = Extract<Awaited<ReturnType<typeof memberOf>>, { ok: true }>["value"];
