import type { Metadata } from "next";
import { SetupClosed } from "./setup-closed";

export const metadata: Metadata = { title: "Set up" };

/** Without the link that the server printed there is nothing to set up from here. */
export default function SetupPage() {
  return <SetupClosed />;
}
