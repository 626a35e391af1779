/** What rows inherit: JSON without loss, bigints as numbers where exact and as text beyond 2^53. */
const rowPrototype = Object.create(Object.prototype, {
  toJSON: {
    value(this: Record<string, unknown>): unknown {
      return Object.fromEntries(Object.entries(this).map(([name, value]) => [name, toJson(value)]));
    },
  },
}) as object;

/** Makes rows of these columns; a class of their own keeps property access fast. */
export function rowMaker(names: readonly string[]): (values: readonly unknown[]) => object {
  function Row(this: Record<string, unknown>, values: readonly unknown[]): void {
    for (let i = 0; i < names.length; i++) {
      if (names[i] === "__proto__")
        Object.defineProperty(this, "__proto__", { value: values[i], enumerable: true, configurable: true, writable: true });
      else this[names[i]!] = values[i];
    }
  }
  Row.prototype = rowPrototype;
  const Constructor = Row as unknown as new (values: readonly unknown[]) => object;
  return (values) => new Constructor(values);
}

/** A row's value as JSON has it: int64 as number or text, binary as base64, maps as objects (as lists of pairs where keys are not text). */
function toJson(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Map) {
    const entries = [...value].map(([k, v]) => [toJson(k), toJson(v)] as const);
    return entries.every(([k]) => typeof k === "string") ? Object.fromEntries(entries) : entries;
  }
  return Object.fromEntries(Object.entries(value).map(([name, v]) => [name, toJson(v)]));
}
