"use client";
import type { ReactNode } from "react";
import { Button } from "./button";
import { lazyDialog } from "./lazy-dialog";
import { Notice } from "./notice";
import type { FormState } from "./use-api-form";

// Loaded when a password is asked for, which is seldom; it is a form itself.
// biome-ignore lint/suspicious/noImportCycles: it is loaded later, so no module waits for another.
const StepUp = lazyDialog(() => import("./step-up").then((module) => module.StepUp));

/**
 * The element around a form that writes. Always `post`: if it is sent before the page can react,
 * nothing typed ends up in the address bar.
 */
export function ApiForm(props: { of: FormState; label?: string; children: ReactNode }) {
  return (
    <>
      {props.of.stepUp && <StepUp {...props.of.stepUp} />}
      <form
        method="post"
        noValidate
        onSubmit={props.of.send}
        className="grid gap-4"
        aria-label={props.label}
        hidden={props.of.stepUp !== null}
      >
        {props.of.problem && <Notice kind="bad">{props.of.problem}</Notice>}
        {props.children}
        <noscript>
          <p className="text-amber">
            This form needs JavaScript. Turn it on in your browser, then reload the page.
          </p>
        </noscript>
      </form>
    </>
  );
}

/** Sends the form. It waits until the page can react, and while the server is being asked. */
export function SubmitButton(props: {
  of: FormState;
  children: ReactNode;
  kind?: "primary" | "plain" | "destroy";
  size?: "large";
  /** Why there is nothing to send yet. */
  whyNot?: string | null;
}) {
  return (
    <Button
      type="submit"
      kind={props.kind ?? "primary"}
      size={props.size}
      whyNot={props.whyNot}
      disabled={!props.of.ready}
      busy={props.of.ready && props.of.busy}
    >
      {props.children}
    </Button>
  );
}
