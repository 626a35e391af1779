import { simpleTypes } from "../types/data-type.ts";
import { isNumeric } from "../types/coercion.ts";
import type { FunctionTable } from "./definition.ts";
import { always, common, named, ofArgument, scalar } from "./rules.ts";

const many: [number, number] = [1, Number.POSITIVE_INFINITY];

/** Branches and nulls. `when` takes condition, value pairs and an optional last default, as Spark Connect sends it. */
export const conditional: FunctionTable = {
  when: scalar(
    [2, Number.POSITIVE_INFINITY],
    "any",
    (args) => common(args.filter((_, i) => i % 2 === 1 || (i === args.length - 1 && args.length % 2 === 1))),
    (args) => {
      const branches = [];
      for (let i = 0; i + 1 < args.length; i += 2) branches.push(`WHEN ${args[i]} THEN ${args[i + 1]}`);
      return `CASE ${branches.join(" ")}${args.length % 2 === 1 ? ` ELSE ${args.at(-1)}` : ""} END`;
    },
    "The value of the first condition that is true, else the default, else null.",
    { mayBeNull: true },
  ),
  if: scalar(3, ["boolean", "any"], (args) => common(args.slice(1)), ([c, a, b]) => `CASE WHEN ${c} THEN ${a} ELSE ${b} END`, "One of two values."),
  coalesce: scalar(many, "same", common, named("coalesce"), "The first argument that is not null."),
  ifnull: scalar(2, "same", common, named("coalesce"), "The second argument where the first is null."),
  nullif: scalar(2, "same", ofArgument(0), named("nullif"), "Null where both are equal, else the first.", { mayBeNull: true }),
  isNull: scalar(1, "any", always("boolean"), ([a]) => `(${a} IS NULL)`, "Whether the value is null.", { neverNull: true }),
  isNotNull: scalar(1, "any", always("boolean"), ([a]) => `(${a} IS NOT NULL)`, "Whether the value is not null.", { neverNull: true }),
  isNaN: scalar(1, ["double"], always("boolean"), ([a]) => `coalesce(isnan(${a}), false)`, "Whether the value is NaN; false for null.", { neverNull: true }),
  greatest: scalar([2, Number.POSITIVE_INFINITY], "same", common, named("greatest"), "The greatest argument, nulls left out."),
  least: scalar([2, Number.POSITIVE_INFINITY], "same", common, named("least"), "The least argument, nulls left out."),
  abs: scalar(1, ["numeric"], (args) => (args[0] && isNumeric(args[0]) ? args[0] : simpleTypes.double), named("abs"), "Absolute value."),
};
