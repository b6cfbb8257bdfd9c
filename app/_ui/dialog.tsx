"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";

type Props = {
  title: ReactNode;
  /** The address of the person it is about. Always given: two people may have one name. */
  whose?: string | null;
  about?: ReactNode;
  /** For what ends something: announced as an alert. */
  alert?: boolean;
  /** For a form that would be cramped in the usual width. */
  wide?: boolean;
  onClose: () => void;
  /** Gets the function that closes the dialog and gives the focus back to where it was. */
  children: (close: () => void) => ReactNode;
};

/**
 * The browser's own modal dialog: it traps the focus, makes the rest of the page inert and closes on Escape.
 * Mount it to open it. The element marked `data-first` gets the focus.
 */
export function Dialog({ title, whose, about, alert, wide, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const settled = useRef(false);
  const id = useId();

  useEffect(() => {
    const dialog = box.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, []);

  // First over what the browser chose, later only when what had the focus was replaced.
  useEffect(() => {
    const dialog = box.current;
    if (!dialog?.open || (settled.current && focusIsInside(dialog))) return;
    settled.current = true;
    dialog.querySelector<HTMLElement>("[data-first]")?.focus();
  });

  return (
    <dialog
      ref={box}
      className={wide ? "ask wide" : "ask"}
      role={alert ? "alertdialog" : undefined}
      aria-labelledby={`${id}title`}
      aria-describedby={[whose && `${id}whose`, about && `${id}about`].filter(Boolean).join(" ") || undefined}
      onClose={onClose}
    >
      <h2 id={`${id}title`}>{title}</h2>
      {whose && (
        <p id={`${id}whose`} className="whose" translate="no">
          {whose}
        </p>
      )}
      {about && <p id={`${id}about`}>{about}</p>}
      {children(() => box.current?.close())}
    </dialog>
  );
}

/** Whether the person is busy in the dialog. */
function focusIsInside(dialog: HTMLDialogElement): boolean {
  const { activeElement } = document;
  return dialog.contains(activeElement) && activeElement !== dialog;
}
