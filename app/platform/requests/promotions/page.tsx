import type { Metadata } from "next";
import { api, orRefused } from "@/app/_api/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { NoAccess } from "@/app/_ui/no-access";
import { PageHeader } from "@/app/_ui/page-header";
import { RequestTabs } from "../request-tabs";
import { PromotionsTable } from "./promotions-table";

export const metadata: Metadata = { title: "Proposed Managers" };

/** Members whom a Manager proposed as Manager; a third person decides (INV-3). */
export default async function PromotionsPage() {
  const list = await orRefused(api.promotions.list());
  if (!list.ok) return <NoAccess refused={list} back={{ href: "/users", label: "To your organization" }} />;
  const { rows } = list.value;
  return (
    <>
      <PageHeader
        title="Requests"
        about="Members whom a Manager proposes as Manager. Only a platform administrator can make one."
      />
      <RequestTabs here="/platform/requests/promotions" />
      <div className="sheet">
        {rows.length > 0 ? (
          <PromotionsTable rows={rows} now={Date.now()} />
        ) : (
          <EmptyState title="Nobody is proposed">
            Managers propose a Member on their page under Users. You get a mail, and decide here.
          </EmptyState>
        )}
      </div>
    </>
  );
}
