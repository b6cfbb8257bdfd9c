import { Notice } from "@/app/_ui/notice";

/** What would stay granted and give nothing, since something it needs is taken away. */
export function InertAfter({ inert }: { inert: { label: string; lacks: string[] }[] }) {
  if (inert.length === 0) return null;
  return (
    <Notice kind="note">
      {inert
        .map(({ label, lacks }) => `${label} needs ${lacks.join(" and ")}, and gives nothing without.`)
        .join(" ")}
    </Notice>
  );
}
