import type { ComponentProps } from "react";

type Kind = "plain" | "primary" | "quiet" | "destroy";
type Props = ComponentProps<"button"> & {
  kind?: Kind;
  size?: "small" | "large";
  /** Why it cannot be pressed now. It stays reachable, so that the reason can be read and heard. */
  whyNot?: string | null;
  /** While the server is asked: it does nothing and keeps the focus, which a disabled button would lose. */
  busy?: boolean;
};

/** A button. With `whyNot` it is dimmed, does nothing, and says why on hover, on focus and to a reader. */
export function Button({ kind = "plain", size, whyNot, busy, className = "", onClick, ...rest }: Props) {
  const classes = ["btn", kind, size, className].filter(Boolean).join(" ");
  if (busy && !whyNot)
    return <button {...rest} type="button" className={classes} aria-disabled="true" aria-busy="true" />;
  if (!whyNot) return <button type="button" className={classes} onClick={onClick} {...rest} />;
  return (
    <button {...rest} type="button" className={classes} aria-disabled="true" aria-description={whyNot} />
  );
}
