import { z } from "zod";
import type { CatalogFile } from "@/server/policy/catalog";

const word = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const permissionKey = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/;

const key = (pattern: RegExp, like: string) => z.string().max(80).regex(pattern, `must look like ${like}`);
const line = z.string().trim().min(1).max(100);
const text = z.string().trim().max(500);
const keys = z.array(key(permissionKey, "keypair.view")).default([]);
const reach = z.enum(["all", "assigned", "own"]);

const action = z.strictObject({
  requires: keys,
  reach: reach.optional(),
  resource: z.boolean().default(false),
  also: keys,
});

const permission = z.strictObject({
  key: key(permissionKey, "keypair.view"),
  category: z.string(),
  label: line,
  description: text,
  reach: reach.default("all"),
  requires: keys,
  actions: z.record(key(/^[a-z][a-z_]*$/, "create"), action).default({}),
  broadens: z
    .array(z.strictObject({ permission: z.string(), actions: z.array(z.string()).min(1).optional() }))
    .default([]),
});

const shape = z.strictObject({
  key: key(word, "key-manager-plus"),
  name: line,
  about: text,
  categories: z
    .array(z.strictObject({ key: key(/^[a-z][a-z0-9_]*$/, "keypair"), label: line }))
    .min(1)
    .max(500),
  permissions: z.array(permission).min(1),
  sets: z
    .array(
      z.strictObject({
        key: key(word, "build-engineer"),
        name: line,
        description: text,
        permissions: z.array(z.string()).min(1),
      }),
    )
    .default([]),
  former: z
    .array(
      z.strictObject({
        key: key(permissionKey, "keypair.view"),
        label: line,
        now: z.string(),
        action: z.string(),
      }),
    )
    .default([]),
});

/** Whether an action only has a name: a built-in permission may get such ones from a catalog. */
const isPlain = ({ requires, reach, resource, also }: z.infer<typeof action>) =>
  requires.length + also.length === 0 && reach === undefined && !resource;

/**
 * Reads what a catalog's file says; a built-in permission named in it keeps its own relations and takes the file's label.
 * Throws a ZodError, or an Error about a category or a relation, in the words of the file.
 */
export function readCatalog(json: unknown, builtIn: CatalogFile): CatalogFile {
  const { categories, permissions, ...file } = shape.parse(json);
  const ours = new Map(builtIn.permissions.map((entry) => [entry.key, entry]));
  const known = new Set(categories.map((category) => category.key));
  const ofCategory = new Map<string, string[]>(categories.map((category) => [category.key, []]));
  for (const { key, category } of permissions) {
    if (!known.has(category))
      throw new Error(`permission "${key}" stands in "${category}", which is no category`);
    ofCategory.get(category)?.push(key);
  }
  return {
    ...file,
    categories: categories.map((category) => ({
      ...category,
      permissions: ofCategory.get(category.key) ?? [],
    })),
    permissions: permissions.map(({ category: _, ...entry }) => {
      const own = ours.get(entry.key);
      const related =
        entry.requires.length + entry.broadens.length > 0 || !Object.values(entry.actions).every(isPlain);
      if (own && (related || entry.reach !== "all")) {
        throw new Error(
          `permission "${entry.key}" is built in: give it a label, a category and names of actions, nothing else`,
        );
      }
      const { reach: whole } = own ?? entry;
      const actions = new Map(
        Object.entries(entry.actions).map(([name, { reach = whole, ...more }]) => [name, { ...more, reach }]),
      );
      if (own) {
        const { label, description } = entry;
        return { ...own, label, description, actions: new Map([...actions, ...own.actions]) };
      }
      return {
        ...entry,
        actions,
        broadens: entry.broadens.map((b) => ({ permission: b.permission, actions: b.actions ?? null })),
      };
    }),
  };
}
