"use client";
import { useRouter } from "next/navigation";
import type { ComponentProps, SubmitEvent } from "react";

type Props = ComponentProps<"form"> & {
  /** The path of the page that answers, without a query. */
  action: string;
};

/**
 * A form whose answer is a page with an address, as `next/form` makes it, in a tenth of the script: every list has one.
 * Without script it is a form of method GET; with script the page changes in place and stays where it was scrolled to.
 */
export function GetForm({ action, onSubmit, ...rest }: Props) {
  const router = useRouter();
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onSubmit?.(event);
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
    router.push(`${action}?${new URLSearchParams(fields)}`, { scroll: false });
  }
  return <form action={action} onSubmit={send} {...rest} />;
}
