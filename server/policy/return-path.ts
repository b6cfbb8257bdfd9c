const somewhere = "http://gatehouse.invalid";

/**
 * A path inside this site to return to, or null. Built from what the browser would make of the text, since
 * `/\evil`, a tab in the slashes or `/.//evil` all leave the site though they begin with one slash.
 */
export function returnPath(text: string | null | undefined): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused here
  if (!text || text.length > 2000 || !text.startsWith("/") || /[\\\u0000-\u001f\u007f]/.test(text))
    return null;
  let url: URL;
  try {
    url = new URL(text, somewhere);
  } catch {
    return null;
  }
  if (url.origin !== somewhere || url.pathname.startsWith("//") || url.pathname.startsWith("/api/"))
    return null;
  return `${url.pathname}${url.search}`;
}
