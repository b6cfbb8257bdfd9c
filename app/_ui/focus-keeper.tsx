"use client";
import { useEffect } from "react";
import { pageReacts } from "./typed-early";

/** Where the focus was: the element, what it stood in from the inside out, and its place in a list. */
type Spot = {
  element: HTMLElement;
  ancestors: Element[];
  row: { list: Element; index: number; selector: string } | null;
};

const remembered = 8;
const focusable =
  'a[href], button:not(:disabled), input:not(:disabled):not([type="hidden"]), select:not(:disabled), textarea:not(:disabled), summary';

/**
 * Restores the focus when the focused element disappears after an action: a row that was decided, a button that is no
 * longer offered, a dialog whose button went with its row. The browser would start again at the top of the page; this
 * moves to what was focused before, the next row, or the nearest heading.
 */
export function FocusKeeper() {
  useEffect(() => {
    pageReacts();
    const spots: Spot[] = [];
    const stop = new AbortController();
    let asked = 0;

    function look() {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => {
        if (isLost() && spots.length > 0) placeFor(spots)?.focus({ preventScroll: true });
      });
    }
    document.addEventListener(
      "focusin",
      ({ target }) => {
        if (!(target instanceof HTMLElement) || target === document.body) return;
        spots.unshift(spotOf(target));
        spots.length = Math.min(spots.length, remembered);
      },
      { signal: stop.signal },
    );
    // A click on empty space removes the focus on purpose.
    document.addEventListener(
      "pointerdown",
      ({ target }) => {
        if (target instanceof Element && !target.closest(focusable)) spots.length = 0;
      },
      { signal: stop.signal },
    );
    const changes = new MutationObserver(look);
    changes.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["disabled", "hidden", "open"],
    });
    return () => {
      stop.abort();
      changes.disconnect();
      cancelAnimationFrame(asked);
    };
  }, []);
  return null;
}

/** True when nothing has the focus, or something that is no longer seen. */
function isLost(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || activeElement.matches(":disabled");
}

function spotOf(element: HTMLElement): Spot {
  const ancestors: Element[] = [];
  for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
    ancestors.push(one);
  const line = element.closest("tbody > tr, li");
  const list = line?.parentElement;
  const act = element.dataset.act;
  return {
    element,
    ancestors,
    row:
      line && list
        ? {
            list,
            index: [...list.children].indexOf(line),
            selector: act ? `[data-act="${act}"]:not(:disabled)` : element.localName,
          }
        : null,
  };
}

const isUsable = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  !element.matches(":disabled") &&
  element.checkVisibility();

/** The best of what is left: in an open dialog only what is inside of it. */
function placeFor(spots: readonly Spot[]): HTMLElement | null {
  const dialog = document.querySelector("dialog:modal");
  const isIn = (element: Element) => !dialog || dialog.contains(element);
  for (const { element, row, ancestors } of spots) {
    if (isUsable(element) && isIn(element)) return element;
    // What stood in a dialog that is closed says nothing about the page.
    if (ancestors.some((one) => one.localName === "dialog" && one !== dialog)) continue;
    if (row?.list.isConnected && isIn(row.list) && row.list.children.length > 0) {
      const line = row.list.children[Math.min(row.index, row.list.children.length - 1)];
      const next = line?.querySelector(row.selector) ?? line?.querySelector(focusable);
      if (next && isUsable(next)) return next;
    }
    const left = ancestors.find((one) => one.isConnected && isIn(one) && one !== dialog);
    const heading = left && headingOf(left);
    if (heading) return madeFocusable(heading);
  }
  const last = dialog ?? document.getElementById("main");
  const heading = last?.querySelector("h1, h2");
  return heading ? madeFocusable(heading) : null;
}

/** The heading of the part of the page in which something stood. */
function headingOf(from: Element): Element | null {
  const part = from.closest("section, form, dialog, main");
  return part?.querySelector("h1, h2, h3") ?? null;
}

function madeFocusable(heading: Element): HTMLElement | null {
  if (!(heading instanceof HTMLElement) || !heading.checkVisibility()) return null;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  return heading;
}
