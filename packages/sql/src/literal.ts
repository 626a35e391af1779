import { decimalType, type Expression, literal, type Origin, type SimpleTypeName, simpleTypes } from "@volley/plan";

/** Suffixes of numbers: the type, and the least and greatest whole number it holds. */
const suffixes: Readonly<Record<string, readonly [SimpleTypeName, bigint, bigint]>> = {
  y: ["byte", -(2n ** 7n), 2n ** 7n - 1n],
  s: ["short", -(2n ** 15n), 2n ** 15n - 1n],
  "": ["integer", -(2n ** 31n), 2n ** 31n - 1n],
  l: ["long", -(2n ** 63n), 2n ** 63n - 1n],
};

/** A number as Spark types it: `1` int, beyond that bigint, then decimal; `1.5` decimal; `1e3` double; suffixes L S Y D F BD. Undefined when it does not fit. */
export function numberLiteral(text: string, origin: Origin | undefined): Expression | undefined {
  const [, digits = "", suffix = ""] = /^(.*?)(bd|[lsydf])?$/.exec(text.toLowerCase())!;
  if (suffix === "d" || suffix === "f") return floating(digits, suffix === "d" ? "double" : "float", origin);
  if (suffix === "bd") return decimal(digits, origin);
  if (suffix === "" && digits.includes("e")) return floating(digits, "double", origin);
  if (!/^-?\d+$/.test(digits)) return suffix === "" ? decimal(digits, origin) : undefined;
  return (
    whole(BigInt(digits), suffix, origin) ?? (suffix === "" ? (whole(BigInt(digits), "l", origin) ?? decimal(digits, origin)) : undefined)
  );
}

function whole(value: bigint, suffix: string, origin: Origin | undefined): Expression | undefined {
  const [type, least, most] = suffixes[suffix]!;
  if (value < least || value > most) return undefined;
  return literal(type === "long" ? value : Number(value), simpleTypes[type], origin);
}

function floating(digits: string, type: "float" | "double", origin: Origin | undefined): Expression | undefined {
  const value = type === "float" ? Math.fround(Number(digits)) : Number(digits);
  return Number.isFinite(value) ? literal(value, simpleTypes[type], origin) : undefined;
}

function decimal(digits: string, origin: Origin | undefined): Expression | undefined {
  const [, sign, before = "", after = "", exponent = "0"] = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/.exec(digits)!;
  const shift = Number(exponent);
  const all = `${before}${after}`;
  const point = before.length + shift;
  if (Math.abs(shift) > 100) return undefined;
  const integral = all.padEnd(point, "0").slice(0, Math.max(point, 0)).replace(/^0+/, "");
  const fraction = point >= 0 ? all.slice(point) : all.padStart(all.length - point, "0");
  const precision = Math.max(integral.length + fraction.length, fraction.length, 1);
  if (precision > 38) return undefined;
  return literal(`${sign}${integral || "0"}${fraction && `.${fraction}`}`, decimalType(precision, fraction.length), origin);
}

/** The bytes of `X'1F'`. Undefined when they are not hexadecimal digits. */
export function bytesOf(hex: string): Uint8Array | undefined {
  if (!/^[0-9a-fA-F]*$/.test(hex)) return undefined;
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Uint8Array.from({ length: even.length / 2 }, (_, i) => Number.parseInt(even.slice(2 * i, 2 * i + 2), 16));
}
