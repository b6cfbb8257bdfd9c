import { createElement, Fragment, type ReactNode } from "react";

/** A name, an address or a key. A browser that translates the page leaves it as it is: Grace Hope stays Grace Hope. */
export function Name({ children }: { children: ReactNode }) {
  return <span translate="no">{children}</span>;
}

/** A sentence with names in it: withNames`Remove ${who.name} from ${org.name}?` Everything between `${}` is left as it is. */
export function withNames(words: TemplateStringsArray, ...names: string[]): ReactNode {
  const parts = words.flatMap((text, at) => {
    const name = names[at];
    return name === undefined ? [text] : [text, createElement(Name, null, name)];
  });
  return createElement(Fragment, null, ...parts);
}

/** A person as a message calls them, also when two people have the same name: "Mia Park (mia@acme.example)". */
export const person = ({ name, email }: { name: string; email: string }): string => `${name} (${email})`;
