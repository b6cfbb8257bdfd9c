import Link from "next/link";
import { env } from "@/server/env";

/** The product's mark and name, leading to the start page. */
export function Brand() {
  return (
    <Link href="/" prefetch={false} className="inline-flex min-h-8 items-center gap-2.5 font-semibold">
      <svg viewBox="0 0 26 26" width="26" height="26" aria-hidden="true">
        <rect width="26" height="26" rx="6" fill="var(--accent)" />
        <path
          d="M7.5 20v-7a5.5 5.5 0 0 1 11 0v7M13 20v-6"
          fill="none"
          stroke="var(--accent-ink)"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      {env().PRODUCT_NAME}
    </Link>
  );
}
