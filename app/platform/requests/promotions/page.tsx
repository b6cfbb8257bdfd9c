import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { RequestTabs } from "../request-tabs";
import { PromotionsTable } from "./promotions-table";

export const metadata: Metadata = { title: "Proposed Managers" };

/** Members proposed as Managers; a platform admin who didn't propose them decides (INV-3). */
export default async function PromotionsPage() {
  const list = await orRefused(api.promotions.list());
  if (!list.ok)
    return <NoAccess refused={list} back={{ href: "/users", label: "Go to your organization" }} />;
  const { rows } = list.value;
  return (
    <>
      <PageHeader
        title="Requests"
        about="Members proposed as Managers. Only a platform admin can approve them."
      />
      <RequestTabs here="/platform/requests/promotions" />
      <div className="sheet">
        {rows.length > 0 ? (
          <PromotionsTable rows={rows} now={Date.now()} />
        ) : (
          <EmptyState title="No open proposals">
            Managers can propose a Member on that person’s page under Users. We’ll email you, and you decide
            here.
          </EmptyState>
        )}
      </div>
    </>
  );
}
