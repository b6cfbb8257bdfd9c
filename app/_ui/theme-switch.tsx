"use client";
import { type FormEvent, useState } from "react";

const labels = { system: "System", light: "Light", dark: "Dark" } as const;
type Theme = keyof typeof labels;

/**
 * System, light or dark. Without script it is a form that comes back to the same page;
 * with script the page changes in place, so that nothing typed elsewhere is lost.
 */
export function ThemeSwitch({ now }: { now: Theme }) {
  const [theme, setTheme] = useState(now);

  async function change(event: FormEvent<HTMLFormElement>) {
    const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (!pressed) return;
    event.preventDefault();
    const wanted = pressed.value as Theme;
    const answer = await fetch("/theme", {
      method: "POST",
      body: new URLSearchParams({ theme: wanted }),
      redirect: "manual",
    });
    if (answer.type !== "opaqueredirect") return;
    const root = document.documentElement;
    if (wanted === "system") delete root.dataset.theme;
    else root.dataset.theme = wanted;
    setTheme(wanted);
  }

  return (
    <form action="/theme" method="post" onSubmit={change}>
      <fieldset className="segments">
        <legend className="sr-only">Theme</legend>
        {Object.entries(labels).map(([value, label]) => (
          <button key={value} type="submit" name="theme" value={value} aria-pressed={theme === value}>
            {label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
