/** What the server said no with, as it reaches the browser. */
export type Refused = {
  code: string;
  message: string;
  fields: Record<string, string>;
};

const unreachable: Refused = {
  code: "unreachable",
  message: "The server didn’t respond. Check your connection and try again.",
  fields: {},
};

/** Reads a failed call: the sentence to show, and the fields it belongs to. */
export function refusalOf(error: unknown): Refused {
  const data = property(error, "data");
  const message = text(property(data, "message")) ?? text(property(error, "message"));
  const code = text(property(data, "code"));
  if (!code || !message) return unreachable;

  const fields: Record<string, string> = {};
  const named = property(data, "fields");
  if (named && typeof named === "object") {
    for (const [name, sentences] of Object.entries(named)) {
      const first = Array.isArray(sentences) ? text(sentences[0]) : undefined;
      if (first) fields[name] = first;
    }
  }
  const field = text(property(data, "field"));
  if (field) fields[field] ??= message;
  return { code, message, fields };
}

function property(from: unknown, name: string): unknown {
  return from && typeof from === "object" ? (from as Record<string, unknown>)[name] : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Whether a refusal means that an emailed link no longer works; its page then explains why. */
export const isLinkGone = (code: string): boolean =>
  code.startsWith("mail_link_") || code === "link_unknown" || code === "account_disabled";
