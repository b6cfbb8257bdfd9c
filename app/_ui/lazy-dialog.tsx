import { type ComponentType, lazy, Suspense } from "react";

/**
 * A component whose script is loaded when it first shows, for what most visits never open. Never on the server: it
 * must only be shown once it was asked for. next/dynamic does the same for four times the script.
 */
export function lazyDialog<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load() }));
  return (props: Props) => (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
