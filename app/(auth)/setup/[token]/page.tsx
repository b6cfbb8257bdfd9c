import type { Metadata } from "next";
import { api } from "@/app/_api/server";
import { SetupClosed } from "../setup-closed";
import { SetupForm } from "./setup-form";

export const metadata: Metadata = { title: "Set up", referrer: "no-referrer" };

/** First run: the person with the printed link becomes platform admin and Manager (NIR-1, X-13). */
export default async function SetupWithTokenPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { open } = await api.setup.state({ token });
  if (!open) return <SetupClosed />;
  return (
    <>
      <h1>Set up this installation</h1>
      <p className="mt-1 mb-5 text-ink-2">
        You’ll be its first platform admin, and the Manager of its first organization. This link works once.
      </p>
      <SetupForm token={token} />
    </>
  );
}
