import { compareKeys, firstIndex } from "./sorted-keys.ts";

export interface ListingOptions {
  readonly prefix: string;
  readonly delimiter: string;
  /** Only keys that come after this one. */
  readonly after?: string | undefined;
  /** Skip this group: the page before ended with it. */
  readonly afterPrefix?: string | undefined;
  readonly limit: number;
}

export interface Listing {
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
  /** The key or group that the page ended with, when there is more. */
  readonly next: { readonly key: string } | { readonly prefix: string } | undefined;
}

/** One page of keys (in listing order), with those that share a part up to the delimiter rolled up into one group. */
export function listKeys(sorted: readonly string[], options: ListingOptions): Listing {
  const { prefix, delimiter, after, afterPrefix, limit } = options;
  const keys: string[] = [];
  const prefixes: string[] = [];
  const endOfGroup = (group: string, from: number) =>
    firstIndex(sorted.length, (index) => !(sorted[index] as string).startsWith(group), from);

  const start = after === undefined || compareKeys(after, prefix) < 0 ? prefix : after;
  let at = firstIndex(sorted.length, (index) => compareKeys(sorted[index] as string, start) >= 0);
  if (after !== undefined && sorted[at] === after) at++;
  if (afterPrefix !== undefined) {
    at = firstIndex(sorted.length, (index) => compareKeys(sorted[index] as string, afterPrefix) >= 0);
    at = endOfGroup(afterPrefix, at);
  }

  let last: Listing["next"];
  while (at < sorted.length) {
    const key = sorted[at] as string;
    if (!key.startsWith(prefix)) break;
    if (keys.length + prefixes.length >= limit) return { keys, prefixes, next: limit === 0 ? undefined : last };
    const cut = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    if (cut < 0) {
      keys.push(key);
      last = { key };
      at++;
    } else {
      const group = key.slice(0, cut + delimiter.length);
      prefixes.push(group);
      last = { prefix: group };
      at = endOfGroup(group, at);
    }
  }
  return { keys, prefixes, next: undefined };
}
