import { type Origin, VolleyError } from "@volley/plan";

/** A value as JavaScript text that makes it again. Throws INVALID_ARGUMENT for what cannot be written so: functions, objects of classes. */
export function valueText(name: string, value: unknown, origin: Origin): string {
  return textOf(value, name, new Set(), origin);
}

function textOf(value: unknown, path: string, around: ReadonlySet<unknown>, origin: Origin): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return `${value}n`;
    case "boolean":
    case "undefined":
      return String(value);
    case "object":
      break;
    default:
      throw unfit(path, `a ${typeof value}`, origin);
  }
  if (value === null) return "null";
  if (around.has(value)) throw unfit(path, "an object that holds itself", origin);
  const inner = new Set([...around, value]);
  const list = (values: Iterable<unknown>): string =>
    `[${[...values].map((each, i) => textOf(each, `${path}[${i}]`, inner, origin)).join(",")}]`;
  if (Array.isArray(value)) return list(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof RegExp) return `new RegExp(${JSON.stringify(value.source)},${JSON.stringify(value.flags)})`;
  if (value instanceof Map) return `new Map(${list(value)})`;
  if (value instanceof Set) return `new Set(${list(value)})`;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return `${Object.getPrototypeOf(value) === Buffer.prototype ? "Uint8Array" : value.constructor.name}.of(${[...(value as unknown as Iterable<number | bigint>)].map((n) => textOf(n, path, inner, origin)).join(",")})`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw unfit(path, `a ${value.constructor?.name || "object of a class"}`, origin);
  const fields = Object.entries(value).map(([key, each]) => `[${JSON.stringify(key)}]:${textOf(each, `${path}.${key}`, inner, origin)}`);
  return `{${fields.join(",")}}`;
}

function unfit(path: string, what: string, origin: Origin): VolleyError {
  return new VolleyError("INVALID_ARGUMENT", `constants: "${path}" is ${what}, which cannot travel to executors`, {
    origin,
    hints: ["numbers, text, dates, regular expressions, typed arrays, and lists, maps, sets and plain objects of them can"],
  });
}
