/** Spark's error class and sentence for what DuckDB says of a value that a type cannot hold. */
interface ValueError {
  readonly errorClass: string;
  readonly sentence: string;
}

type Told = (...found: readonly string[]) => string;

const typeNames: Readonly<Record<string, string>> = {
  INT8: "tinyint",
  INT16: "smallint",
  INT32: "int",
  INT64: "bigint",
  INT128: "decimal",
  FLOAT: "float",
  DOUBLE: "double",
};
const typeName = (duckdb: string): string => typeNames[duckdb] ?? duckdb.toLowerCase();

const realNames: Readonly<Record<string, string>> = { nan: "NaN", inf: "Infinity", "-inf": "-Infinity" };

const overflow: Told = (left, operator, right, type) => `${left} ${operator} ${right} caused overflow of ${typeName(type!)}`;
const ofCast: Told = (source, value, target) =>
  `the value ${realNames[value!] ?? value} of the type ${typeName(source!)} cannot be cast to ${typeName(target!)} due to an overflow`;
const asDecimal: Told = (value, type) => `${value} cannot be represented as ${type!.toLowerCase()}`;
const ofDate: Told = (date) => (date ? `the date ${date} is out of range` : "a date is out of range");

/** First come, first served; `told` gets what the parentheses caught. */
const rules: readonly (readonly [said: RegExp, errorClass: string, told?: Told])[] = [
  [/(?:cast value|Casting value) "?(.+?)"? to (?:type )?(DECIMAL\([\d,]+\))/i, "NUMERIC_VALUE_OUT_OF_RANGE", asDecimal],
  [/^Could not convert string "(.*)" to (DECIMAL\([\d,]+\))/i, "NUMERIC_VALUE_OUT_OF_RANGE", asDecimal],
  [/^Overflow in \w+ of DECIMAL/i, "NUMERIC_VALUE_OUT_OF_RANGE", () => "what comes of decimals has more than 38 digits"],
  [/^Could not convert string/i, "CAST_INVALID_INPUT"],
  [/field value out of range/i, "CAST_INVALID_INPUT"],
  [
    /^Overflow in \w+ of (INT8|INT16) \((\S+) (\S) (\S+)\)/i,
    "BINARY_ARITHMETIC_OVERFLOW",
    (type, left, sign, right) => overflow(left!, sign!, right!, type!),
  ],
  [
    /^Overflow in \w+ of (\w+) \((\S+) (\S) (\S+)\)/i,
    "ARITHMETIC_OVERFLOW",
    (type, left, sign, right) => overflow(left!, sign!, right!, type!),
  ],
  [/^Overflow in division of (\S+) \/ (\S+)/i, "ARITHMETIC_OVERFLOW", (left, right) => overflow(left!, "/", right!, "INT64")],
  [/^Overflow in negation/i, "ARITHMETIC_OVERFLOW", () => "the negative of the least number of a type caused overflow"],
  [/^Overflow on abs\((\S+)\)/i, "ARITHMETIC_OVERFLOW", (value) => `abs(${value}) caused overflow`],
  // What DuckDB keeps in 128 bits are sums.
  [/^Type INT128 with value (\S+) .* INT64/i, "ARITHMETIC_OVERFLOW", (value) => `the sum ${value} caused overflow of bigint`],
  [
    /^Type INT32 with value (.+) can't be cast to the destination type INT64/i,
    "CAST_OVERFLOW",
    (value) => ofCast("date", value!, "timestamp"),
  ],
  [/^Type (\w+) with value (.+) can't be cast because .* destination type (\w+)/i, "CAST_OVERFLOW", ofCast],
  [/^Failed to cast decimal value (\S+) to type (\w+)/i, "CAST_OVERFLOW", (value, target) => ofCast("decimal", value!, target!)],
  [/^Date out of range(?:: (\S+))?/i, "ARITHMETIC_OVERFLOW", ofDate],
  [/^Date and time not in timestamp range/i, "CAST_INVALID_INPUT", () => "a timestamp is out of range"],
  [/out of range/i, "ARITHMETIC_OVERFLOW"],
];

/** What Spark calls an error that DuckDB raised for a value; undefined for other errors. */
export function valueError(sentence: string): ValueError | undefined {
  for (const [said, errorClass, told] of rules) {
    const found = said.exec(sentence);
    if (found) return { errorClass, sentence: told ? told(...found.slice(1)) : sentence };
  }
  return undefined;
}
