import { type DataType, simpleTypes } from "../types/data-type.ts";
import { commonType, isIntegral, isNumeric } from "../types/coercion.ts";
import { duckdbType } from "../types/duckdb-type.ts";
import type { FunctionTable, ScalarFunction } from "./definition.ts";
import { arrayAnd } from "./nested-types.ts";
import { lambdaSql } from "./once.ts";
import { always, ofArgument, scalar } from "./rules.ts";

const changing = { neverNull: true, deterministic: false };
const withoutSeed = "Spark Connect clients send a seed, which has no effect.";

const random = scalar(
  [0, 1],
  ["long"],
  always("double"),
  () => "random()",
  `A random number in [0, 1), new in every execution. ${withoutSeed}`,
  changing,
);

/** Box and Muller's. */
const normal = "sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())";

const letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const uniform: ScalarFunction["sql"] = ([low, high], _types, result) => {
  const value = `${low} + (${high} - ${low}) * random()`;
  return isIntegral(result) ? `CAST(floor(${value}) AS ${duckdbType(result)})` : `CAST(${value} AS ${duckdbType(result)})`;
};

/** What is drawn by chance: other values in every execution. */
export const randoms: FunctionTable = {
  rand: random,
  random,
  randn: scalar(
    [0, 1],
    ["long"],
    always("double"),
    () => normal,
    `A random number of the standard normal distribution. ${withoutSeed}`,
    changing,
  ),
  uniform: scalar(
    [2, 3],
    {
      takes: "two numbers",
      to: ([a, b, ...seed]) => {
        const type = isNumeric(a!) && isNumeric(b!) ? commonType(a!, b!) : undefined;
        return type && [type, type, ...seed.map(() => simpleTypes.long)];
      },
    },
    ([type]: readonly DataType[]) => type!,
    uniform,
    `A random number from the first to below the second. ${withoutSeed}`,
    { deterministic: false },
  ),
  randstr: scalar(
    [1, 2],
    ["integer", "long"],
    always("string"),
    ([count]) =>
      `array_to_string(list_transform(range(${count}), lambda i: substring('${letters}', CAST(floor(random() * ${letters.length}) AS INTEGER) + 1, 1)), '')`,
    `A text of so many random digits and Latin letters. ${withoutSeed}`,
    { deterministic: false },
  ),
  shuffle: scalar(
    [1, 2],
    arrayAnd("long"),
    ofArgument(0),
    ([a]) => {
      const drawn = `list_sort(list_transform(${a}, ${lambdaSql(["x"], (x) => `{'place': random(), 'value': ${x}}`)}))`;
      return `list_transform(${drawn}, ${lambdaSql(["x"], (x) => `struct_extract(${x}, 'value')`)})`;
    },
    `The elements in a random order. ${withoutSeed}`,
    { deterministic: false },
  ),
};
