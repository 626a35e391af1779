import type { ConfigRequestOperation } from "@volley/protocol/spark";
import { checkSetting, sessionSettings } from "./session-settings.ts";

type Pairs = { readonly pairs: readonly { readonly key: string; readonly value?: string | undefined }[] };

/** Answers a Config call on a session's settings. Throws CONFIGURATION for a value that cannot be; then none is set. */
export function configure(config: Map<string, string>, operation: ConfigRequestOperation | null | undefined): Pairs {
  const value = (key: string): string | undefined => config.get(key) ?? sessionSettings[key]?.default;
  const pairs = (keys: readonly string[], read = value): Pairs => ({ pairs: keys.map((key) => ({ key, value: read(key) })) });
  if (operation?.set) {
    for (const pair of operation.set.pairs) checkSetting(pair.key, pair.value ?? "");
    for (const pair of operation.set.pairs) config.set(pair.key, pair.value ?? "");
    return pairs(operation.set.pairs.map((pair) => pair.key));
  }
  if (operation?.unset) {
    for (const key of operation.unset.keys) config.delete(key);
    return pairs(operation.unset.keys);
  }
  if (operation?.get) return pairs(operation.get.keys);
  if (operation?.getOption) return pairs(operation.getOption.keys);
  if (operation?.getWithDefault)
    return { pairs: operation.getWithDefault.pairs.map(({ key, value: fallback }) => ({ key, value: value(key) ?? fallback ?? "" })) };
  if (operation?.getAll) {
    const prefix = operation.getAll.prefix ?? "";
    const keys = new Set([...Object.keys(sessionSettings), ...config.keys()]);
    return pairs([...keys].filter((key) => key.startsWith(prefix)));
  }
  if (operation?.isModifiable) return pairs(operation.isModifiable.keys, (key) => String(Object.hasOwn(sessionSettings, key)));
  return { pairs: [] };
}
