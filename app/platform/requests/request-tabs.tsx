import { Tabs } from "@/app/_ui/tabs";

/** The two kinds of requests: to join an organization, and to become a Manager. */
export function RequestTabs({ here }: { here: string }) {
  return (
    <Tabs
      name="Requests"
      here={here}
      tabs={[
        { href: "/platform/requests", label: "To join" },
        { href: "/platform/requests/promotions", label: "To become a Manager" },
      ]}
    />
  );
}
