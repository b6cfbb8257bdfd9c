"use client";
import type { ReactNode } from "react";
import { api } from "@/app/_api/browser";
import { BecauseList } from "@/app/_ui/because";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Asking, WhyNotHere } from "@/app/_ui/dialog-parts";
import { NavLink } from "@/app/_ui/nav-link";
import { ScrollBox } from "@/app/_ui/scroll-box";
import { useQuery } from "@/app/_ui/use-query";

export type Cell = {
  of: { member: string } | { team: string };
  title: ReactNode;
  whose?: string;
  about?: string;
  /** Keys of categories. */
  categories: string[];
  way: { href: string; label: string };
};
type Props = { org: string; cell: Cell; onClose: () => void };

type Category = Awaited<ReturnType<typeof api.permissions.why.query>>[number];

/** Of many categories those of which something was granted; one alone tells of itself whatever it is. */
const telling = (all: Category[]): Category[] =>
  all.length === 1
    ? all
    : all.filter(({ permissions }) => permissions.some(({ allowed, lacks }) => allowed || lacks));

/** Why a cell is all, part or none: every permission of it, with where it comes from or why not (KIO-11, X-19). */
export function WhyDialog({ org, cell, onClose }: Props) {
  const { of, categories, title, whose, about, way } = cell;
  const answer = useQuery(() => api.permissions.why.query({ org, of, categories }));
  return (
    <Dialog title={title} whose={whose} about={about} onClose={onClose}>
      {(close) => {
        if (answer.state === "asking") return <Asking close={close} />;
        if (answer.state === "refused") return <WhyNotHere why={answer.refused.message} close={close} />;
        return (
          <>
            <ScrollBox label="Where it comes from" className="whys">
              <dl className="access">
                {telling(answer.value).map(({ key, label, permissions }) => (
                  <div key={key}>
                    {categories.length > 1 && <dt>{label}</dt>}
                    {permissions.map((permission) => (
                      <dd key={permission.key}>
                        <span className={`held ${permission.allowed ? "all" : "none"}`}>
                          <span>{permission.allowed ? "yes" : permission.lacks ? "no effect" : "no"}</span>
                        </span>{" "}
                        {permission.label}
                        <BecauseList of={permission.because} />
                      </dd>
                    ))}
                  </div>
                ))}
                {answer.value.length > telling(answer.value).length && (
                  <div>
                    <dt>None of</dt>
                    <dd>
                      {answer.value
                        .filter((category) => !telling(answer.value).includes(category))
                        .map(({ label }) => label)
                        .join(", ")}
                    </dd>
                  </div>
                )}
              </dl>
            </ScrollBox>
            <div className="row">
              <Button onClick={close} data-first>
                Close
              </Button>
              <NavLink className="btn primary" href={way.href}>
                {way.label}
              </NavLink>
            </div>
          </>
        );
      }}
    </Dialog>
  );
}
