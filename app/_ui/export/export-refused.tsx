import { Notice } from "@/app/_ui/notice";

// A Map, because the code comes from the address: an object would answer to "constructor" as well.
const sentences = new Map([
  ["too_many", "Too many exports. Wait a while and try again."],
  ["step_up", "The export needs your password. Sign out and in again, then export."],
]);

/** Why an export did not begin. Where there is script, a password is asked for in a dialog instead. */
export function ExportRefused({ code }: { code: string }) {
  if (!code) return null;
  const notice = (
    <div className="mb-3">
      <Notice kind="bad">
        {sentences.get(code) ?? "The list couldn’t be exported. Try again in a moment."}
      </Notice>
    </div>
  );
  return code === "step_up" ? <noscript>{notice}</noscript> : notice;
}
