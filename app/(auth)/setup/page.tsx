import type { Metadata } from "next";
import { SetupClosed } from "./setup-closed";

export const metadata: Metadata = { title: "Set up" };

/** Setup needs the link that the server prints. */
export default function SetupPage() {
  return <SetupClosed />;
}
