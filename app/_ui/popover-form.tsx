"use client";
import { type ComponentProps, type ReactNode, useId, useRef } from "react";
import { GetForm } from "./get-form";

type Props = {
  label: ReactNode;
  /** Where the form inside leads. */
  action: string;
  /** Changes when the form's answer has come, so that what is shown in it is what is in force. */
  version: string;
  button: ComponentProps<"button">["className"];
  children: ReactNode;
};

/**
 * A button with a small form under it, whose answer is a page with an address. The platform's own popover, so it
 * opens without script; sending the form closes it and gives the focus back to the button.
 */
export function PopoverForm({ label, action, version, button, children }: Props) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  return (
    <div className="drop">
      <button type="button" className={button} popoverTarget={id}>
        {label}
      </button>
      <div ref={panel} id={id} popover="auto" className="panel">
        <GetForm key={version} action={action} onSubmit={() => panel.current?.hidePopover()}>
          {children}
        </GetForm>
      </div>
    </div>
  );
}
