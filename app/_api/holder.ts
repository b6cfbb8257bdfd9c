import { cache } from "react";
import { api } from "./server";

/** Whose session this request has, asked once for the frame and the page in it; null without one. */
export const holder = cache(() => api.accounts.holder());
