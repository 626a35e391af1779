import type { FunctionTable } from "./definition.ts";
import { always, common, named, ofArgument, scalar } from "./rules.ts";

const many: [number, number] = [1, Number.POSITIVE_INFINITY];

/** Whether argument `index` of `count` is a value, not a condition. */
export function isBranchValue(index: number, count: number): boolean {
  return index % 2 === 1 || (index === count - 1 && count % 2 === 1);
}

/** Branches and nulls. `when` takes condition, value pairs and an optional last default, as Spark Connect sends it. */
export const conditional: FunctionTable = {
  when: scalar(
    [2, Number.POSITIVE_INFINITY],
    "branches",
    (args) => common(args.filter((_, i) => isBranchValue(i, args.length))),
    (args) => {
      const branches = [];
      for (let i = 0; i + 1 < args.length; i += 2) branches.push(`WHEN ${args[i]} THEN ${args[i + 1]}`);
      return `CASE ${branches.join(" ")}${args.length % 2 === 1 ? ` ELSE ${args.at(-1)}` : ""} END`;
    },
    "The value of the first condition that is true, else the default, else null.",
    { nullable: (args) => args.length % 2 === 0 || args.some((yes, i) => yes && isBranchValue(i, args.length)) },
  ),
  if: scalar(
    3,
    "branches",
    (args) => common(args.slice(1)),
    ([c, a, b]) => `CASE WHEN ${c} THEN ${a} ELSE ${b} END`,
    "One of two values.",
    { nullable: ([, a, b]) => a! || b! },
  ),
  coalesce: scalar(many, "same", common, named("coalesce"), "The first argument that is not null.", {
    nullable: (args) => args.every(Boolean),
  }),
  ifnull: scalar(2, "same", common, named("coalesce"), "The second argument where the first is null.", {
    nullable: (args) => args.every(Boolean),
  }),
  nullif: scalar(2, "same", ofArgument(0), named("nullif"), "Null where both are equal, else the first.", { mayBeNull: true }),
  isNull: scalar(1, "any", always("boolean"), ([a]) => `(${a} IS NULL)`, "Whether the value is null.", { neverNull: true }),
  isNotNull: scalar(1, "any", always("boolean"), ([a]) => `(${a} IS NOT NULL)`, "Whether the value is not null.", { neverNull: true }),
  isNaN: scalar(1, ["double"], always("boolean"), ([a]) => `coalesce(isnan(${a}), false)`, "Whether the value is NaN; false for null.", {
    neverNull: true,
  }),
  greatest: scalar([2, Number.POSITIVE_INFINITY], "same", common, named("greatest"), "The greatest argument, nulls left out.", {
    nullable: (args) => args.every(Boolean),
  }),
  least: scalar([2, Number.POSITIVE_INFINITY], "same", common, named("least"), "The least argument, nulls left out.", {
    nullable: (args) => args.every(Boolean),
  }),
};
