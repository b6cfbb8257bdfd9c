import { cache } from "react";
import { api, orRefused } from "@/app/_api/server";

/** What layout and page of an organization both show, read once per request. */
export const frameOf = cache((org: string) => orRefused(api.organizations.frame({ org })));
