import { Eye } from "lucide-react";
import { AccountField } from "../opened-by";

type Props = { organization: string | null; viewOnly: boolean };

/**
 * Says that somebody is here by right of the platform and not as one of them, with the switch that leaves no
 * write possible. A plain form, so that it works before the page can react.
 */
export function OverseerBanner({ organization, viewOnly }: Props) {
  return (
    <section className="overseer" aria-label="Platform administrator">
      <Eye className="icon" aria-hidden="true" />
      <p>
        <b>{organization ? "You are here as platform administrator." : "You only look."}</b>{" "}
        {viewOnly
          ? "Nothing can be changed while you only look."
          : `Everything you look at and change here is written in the audit of ${organization}.`}
      </p>
      <form action="/platform/view-only" method="post">
        <AccountField />
        <button type="submit" name="only" value={viewOnly ? "0" : "1"} className="btn small">
          {viewOnly ? "Stop only looking" : "Only look"}
        </button>
      </form>
    </section>
  );
}
