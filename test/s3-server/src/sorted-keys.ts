/** Compares keys by their UTF-8 bytes, as S3 lists them; JavaScript's own order differs for surrogate pairs. */
export function compareKeys(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    if (x === y) continue;
    const surrogateX = x >= 0xd800 && x <= 0xdfff;
    const surrogateY = y >= 0xd800 && y <= 0xdfff;
    if (surrogateX && !surrogateY && y >= 0xe000) return 1;
    if (surrogateY && !surrogateX && x >= 0xe000) return -1;
    return x - y;
  }
  return a.length - b.length;
}

/** The first index for which `holds`, given that it holds for all later ones too. */
export function firstIndex(length: number, holds: (index: number) => boolean, from = 0): number {
  let low = from;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Values by key, with the keys in listing order. */
export interface SortedMap<T> {
  readonly keys: readonly string[];
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
}

export function sortedMap<T>(): SortedMap<T> {
  const keys: string[] = [];
  const values = new Map<string, T>();
  const indexOf = (key: string) => firstIndex(keys.length, (index) => compareKeys(keys[index] as string, key) >= 0);
  return {
    keys,
    get: (key) => values.get(key),
    set(key, value) {
      if (!values.has(key)) {
        const last = keys.at(-1);
        if (last === undefined || compareKeys(last, key) < 0) keys.push(key);
        else keys.splice(indexOf(key), 0, key);
      }
      values.set(key, value);
    },
    delete(key) {
      if (values.delete(key)) keys.splice(indexOf(key), 1);
    },
  };
}
