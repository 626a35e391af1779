import { operators } from "./operators.ts";
import { type Column, isSame, sqlName, type Type } from "./types.ts";
import { programValue, sqlValue, type Value } from "./values.ts";

/** An expression over a step's columns. */
export type Expression =
  | { readonly kind: "column"; readonly name: string; readonly type: Type }
  | { readonly kind: "literal"; readonly value: Value; readonly type: Type }
  | { readonly kind: "call"; readonly operator: string; readonly args: readonly Expression[]; readonly type: Type };

/** A plan that has no meaning, as shrinking makes them. */
export class Meaningless extends Error {}

export const columnOf = ({ name, type }: Column): Expression => ({ kind: "column", name, type });

/** The expression as a program of Volley writes it. */
export function programText(expression: Expression): string {
  switch (expression.kind) {
    case "column":
      return `col(${JSON.stringify(programName(expression.name))})`;
    case "literal":
      return programValue(expression.type, expression.value);
    case "call":
      return operators[expression.operator]!.program(expression.args.map(programText), expression.type);
  }
}

/** Names of letters, digits and underscores stand as they are; others in backticks. */
export function programName(name: string): string {
  return /^\w+$/.test(name) ? name : `\`${name.replaceAll("`", "``")}\``;
}

/** The expression in DuckDB's SQL. */
export function duckdbText(expression: Expression): string {
  switch (expression.kind) {
    case "column":
      return sqlName(expression.name);
    case "literal":
      return sqlValue(expression.type, expression.value);
    case "call": {
      const { args, operator, type } = expression;
      return operators[operator]!.duckdb(
        args.map(duckdbText),
        type,
        args.map((a) => a.type),
      );
    }
  }
}

/** Throws Meaningless where the expression names a column that is not there, or of another type. */
export function check(expression: Expression, columns: readonly Column[]): void {
  if (expression.kind === "call") for (const arg of expression.args) check(arg, columns);
  if (expression.kind !== "column") return;
  const found = columns.find((c) => c.name === expression.name);
  if (!found || !isSame(found.type, expression.type)) throw new Meaningless(expression.name);
}
