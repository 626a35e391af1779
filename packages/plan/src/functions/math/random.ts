import { type DataType, simpleTypes } from "../../types/data-type.ts";
import { commonType, isIntegral, isNumeric } from "../../types/coercion.ts";
import { duckdbType } from "../../types/duckdb-type.ts";
import type { FunctionTable, ScalarFunction } from "../definition.ts";
import { arrayAnd } from "../collection/nested-types.ts";
import { lambdaSql } from "../once.ts";
import { always, ofArgument, scalar } from "../rules.ts";

const changing = { deterministic: false };
const bySeed = "With a seed by the row's task and place in it, else by chance.";

/** What draws numbers in [0, 1): by the seed at a place among the arguments and the row's number behind it, else by chance. `of` tells the draws of one row apart. */
function chance(args: readonly string[], seed: number): (of: string) => string {
  if (args.length <= seed) return () => "random()";
  return (of) => `(CAST(hash(hash(${args[seed]}, ${args[seed + 1]}, ${of})) >> 11 AS DOUBLE) / ${2 ** 53})`;
}

const random = scalar([0, 1], ["long"], always("double"), (args) => chance(args, 0)("0"), `A random number in [0, 1). ${bySeed}`, {
  ...changing,
  neverNull: true,
  seed: 0,
});

/** Box and Muller's. */
const normal = (draw: (of: string) => string): string => `sqrt(-2 * ln(1 - ${draw("1")})) * cos(2 * pi() * ${draw("2")})`;

const letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const uniform: ScalarFunction["sql"] = (args, _types, result) => {
  const [low, high] = args;
  const value = `${low} + (${high} - ${low}) * ${chance(args, 2)("0")}`;
  return isIntegral(result) ? `CAST(floor(${value}) AS ${duckdbType(result)})` : `CAST(${value} AS ${duckdbType(result)})`;
};

/** What is drawn by chance. */
export const randoms: FunctionTable = {
  rand: random,
  random,
  randn: scalar(
    [0, 1],
    ["long"],
    always("double"),
    (args) => normal(chance(args, 0)),
    `A random number of the standard normal distribution. ${bySeed}`,
    { ...changing, neverNull: true, seed: 0 },
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
    `A random number from the first to below the second. ${bySeed}`,
    { ...changing, seed: 2 },
  ),
  randstr: scalar(
    [1, 2],
    ["integer", "long"],
    always("string"),
    (args) => {
      const letter = (i: string): string =>
        `substring('${letters}', CAST(floor(${chance(args, 1)(i)} * ${letters.length}) AS INTEGER) + 1, 1)`;
      return `array_to_string(list_transform(range(${args[0]}), ${lambdaSql(["i"], (i) => letter(i!))}), '')`;
    },
    `A text of so many random digits and Latin letters. ${bySeed}`,
    { ...changing, seed: 1 },
  ),
  shuffle: scalar(
    [1, 2],
    arrayAnd("long"),
    ofArgument(0),
    (args) => {
      const drawn = `list_sort(list_transform(${args[0]}, ${lambdaSql(["x", "i"], (x, i) => `{'place': ${chance(args, 1)(i!)}, 'value': ${x}}`)}))`;
      return `list_transform(${drawn}, ${lambdaSql(["x"], (x) => `struct_extract(${x}, 'value')`)})`;
    },
    `The elements in a random order. ${bySeed}`,
    { ...changing, seed: 1 },
  ),
};
