import {
  arrayType,
  commonType,
  type DataType,
  type Literal,
  type LiteralValue,
  literal,
  type Origin,
  simpleTypes,
  VolleyError,
} from "@volley/plan";

const int64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n };
/** Whole numbers from here on are bigint literals: the compiler sees the same ten digits. */
const tenDigits = 1_000_000_000;

/**
 * A value of the program as a constant: whole numbers become int up to nine digits and bigint beyond, other numbers double,
 * `Date` a timestamp. Throws INVALID_ARGUMENT for values that no column can hold.
 */
export function toLiteral(value: unknown, origin?: Origin): Literal {
  const [held, type] = literalParts(value, origin);
  return literal(held, type, origin);
}

function literalParts(value: unknown, origin: Origin | undefined): readonly [LiteralValue, DataType] {
  if (value === null || value === undefined) return [null, simpleTypes.null];
  switch (typeof value) {
    case "string":
      return [value, simpleTypes.string];
    case "boolean":
      return [value, simpleTypes.boolean];
    case "number":
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) return [value, simpleTypes.double];
      return Math.abs(value) < tenDigits ? [value, simpleTypes.integer] : [BigInt(value), simpleTypes.long];
    case "bigint":
      if (value >= int64.least && value <= int64.most) return [value, simpleTypes.long];
      throw unfit(`${value} does not fit a bigint column (64 bits)`, origin, 'write it as text: lit("…").cast("decimal(38,0)")');
  }
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw unfit("an invalid Date has no value", origin);
    return [BigInt(value.getTime()) * 1000n, simpleTypes.timestamp];
  }
  if (value instanceof Uint8Array) return [value, simpleTypes.binary];
  if (Array.isArray(value)) {
    const parts = value.map((v) => literalParts(v, origin));
    const element = parts.reduce<DataType | undefined>((type, [, next]) => type && commonType(type, next), simpleTypes.null);
    if (!element) throw unfit("the values of a list must be of one type", origin);
    return [parts.map(([held]) => held), arrayType(element)];
  }
  throw unfit(
    `a ${typeof value} cannot be a column's value`,
    origin,
    "use a string, number, bigint, boolean, Date, Uint8Array or a column",
  );
}

function unfit(message: string, origin: Origin | undefined, ...hints: string[]): VolleyError {
  return new VolleyError("INVALID_ARGUMENT", message, { origin, hints });
}

/** The name an unnamed call of one named argument goes by: `sum(delay)`. */
export function callLabel(name: string, labels: readonly (string | undefined)[]): string | undefined {
  return labels.length === 1 && labels[0] !== undefined ? `${name}(${labels[0]})` : undefined;
}

/** The last part of a dotted name. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
