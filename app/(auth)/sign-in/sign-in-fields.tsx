"use client";
import { TextField } from "@/app/_ui/field";
import { PasswordField } from "@/app/_ui/password-field";

/** Email and password. After a failed attempt the email is kept, and the error and focus are on the password. */
export function SignInFields({ email, wrong }: { email: string; wrong?: string }) {
  return (
    <>
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        maxLength={254}
        required
        defaultValue={email}
        autoFocus={email === ""}
      />
      <PasswordField label="Password" name="password" required wrong={wrong} autoFocus={email !== ""} />
    </>
  );
}
