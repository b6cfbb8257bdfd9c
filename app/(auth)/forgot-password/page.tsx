import type { Metadata } from "next";
import Link from "next/link";
import { ForgotForm } from "./forgot-form";

export const metadata: Metadata = { title: "Forgot your password?" };

/** Requests a password reset link (GGW-12). The page never reveals who has an account. */
export default function ForgotPasswordPage() {
  return (
    <>
      <h1>Forgot your password?</h1>
      <ForgotForm />
      <p className="mt-6 text-ink-2">
        Remembered it?{" "}
        <Link className="link" href="/sign-in" prefetch={false}>
          Sign in
        </Link>
      </p>
    </>
  );
}
