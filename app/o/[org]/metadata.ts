import type { Metadata } from "next";
import { frameOf } from "./frame";

/** A page's title with the organization's name in it, so that two tabs can be told apart. */
export const orgMetadata =
  (what: string) =>
  async ({ params }: { params: Promise<{ org: string }> }): Promise<Metadata> => {
    const frame = await frameOf((await params).org);
    return { title: frame.ok ? `${what} · ${frame.value.org.name}` : "No access" };
  };
