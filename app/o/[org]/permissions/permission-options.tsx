type Choices = readonly {
  key: string;
  category: string;
  actions: readonly { key: string; label: string }[];
}[];

/** Every permission as an option of a select, by category; `prefix` is put before the key in its value. */
export function PermissionOptions({ choices, prefix = "" }: { choices: Choices; prefix?: string }) {
  return choices.map(({ key, category, actions }) => (
    <optgroup key={key} label={category}>
      {actions.map((action) => (
        <option key={action.key} value={prefix + action.key}>
          {action.label}
        </option>
      ))}
    </optgroup>
  ));
}
