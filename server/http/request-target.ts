/** The longest part of a path that names anything of ours: the letters of a token, and room to spare. */
const longestPart = 200;

/** Letters that a part of a path may hold as they are (RFC 3986: unreserved, sub-delims without `;`, `:` and `@`). */
const plain = /^(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})+$/;

/** What a sender writes with a percent sign only to say the same in another way, or that ends a part for some reader. */
const disguised = /[A-Za-z0-9._~/\\%-]|\p{Cc}/u;

/**
 * The path of a request target in the one form that every reader of it understands alike; null for any other spelling.
 * Our entry decides by the path as it was sent, while Next.js resolves `..`, encoded letters and doubled slashes: what
 * is closed under one spelling would be open under another.
 */
export function readPath(target: string): string | null {
  if (!/^\/[\x21-\x7e]*$/.test(target) || target.includes("#")) return null;
  const [path = ""] = target.split("?");
  if (path === "/") return path;
  // One slash at the end is let through: Next.js leads to the address without it.
  const parts = path.slice(1).replace(/\/$/, "").split("/");
  return parts.every(isPlain) ? path : null;
}

function isPlain(part: string): boolean {
  if (!plain.test(part) || /^\.\.?$/.test(part)) return false;
  try {
    return (part.match(/(?:%[0-9A-Fa-f]{2})+/g) ?? []).every(
      (coded) => !disguised.test(decodeURIComponent(coded)),
    );
  } catch {
    return false;
  }
}

/** Whether the path of a page has a part longer than anything of ours is named by. A batch of calls names several. */
export const isTooLong = (path: string) =>
  !path.startsWith("/api/trpc/") && path.split("/").some((part) => part.length > longestPart);

/**
 * Whether a path is one of those with which Next.js serves itself, and not the assets of our pages. Nothing of ours
 * needs them, and each is one more reader of what a client sends.
 */
export const isNextOwn = (path: string) => path.startsWith("/_") && !path.startsWith("/_next/static/");
