import { type Expression, type FunctionCall, type Generator, generators, programName, VolleyError } from "@volley/plan";
import { newColumn } from "../typed/column.ts";
import { type Expr, type Named, passed } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { asWritten } from "./as-written.ts";
import { typedCall } from "./call.ts";
import { coerceArguments } from "./coerce.ts";

/** A generator's call in a select list, and the names that the program gives its columns. */
interface Call {
  readonly call: FunctionCall;
  readonly names: readonly string[] | undefined;
}

/** The generator that an entry of a select list calls, if it does. */
export function generatorIn(expression: Expression): Call | undefined {
  if (expression.kind === "alias" || expression.kind === "multi_alias") {
    const names = expression.kind === "alias" ? [expression.name] : expression.names;
    const child = asWritten(expression.child);
    return isCall(child) ? { call: child, names } : undefined;
  }
  return isCall(expression) ? { call: expression, names: undefined } : undefined;
}

function isCall(expression: Expression): expression is FunctionCall {
  return expression.kind === "function" && isGenerator(expression);
}

export function isGenerator({ name }: FunctionCall): boolean {
  return Object.hasOwn(generators, name);
}

/**
 * The rows that a select list makes of each row, and the outputs for its generator's entry; the input itself where there is no generator.
 * Throws UNSUPPORTED_GENERATOR for several, UDTF_ALIAS_NUMBER_MISMATCH for a wrong number of names.
 */
export function generate(
  input: Node,
  entries: readonly Expression[],
  resolve: (e: Expression) => Expr,
): { readonly node: Node; readonly outputs: (e: Expression) => readonly Named[] | undefined } {
  const found = entries.filter((e) => generatorIn(e));
  const [entry, second] = found;
  if (!entry) return { node: input, outputs: () => undefined };
  if (second)
    throw new VolleyError("UNSUPPORTED_GENERATOR", `one select takes one generator, not ${found.length}`, {
      origin: second.origin,
      hints: ["select the second one from the frame with the first"],
    });
  const { call, names } = generatorIn(entry)!;
  const lists = listsOf(call, names, resolve);
  return { node: { kind: "generate", input, lists }, outputs: (e) => (e === entry ? lists.map((l) => passed(l.column)) : undefined) };
}

function listsOf(
  { name, args: given, origin }: FunctionCall,
  names: readonly string[] | undefined,
  resolve: (e: Expression) => Expr,
): Named[] {
  const generator: Generator = generators[name]!;
  const shown = `${programName(name)}()`;
  const [least, most] = generator.arity;
  if (given.length < least || given.length > most)
    throw new VolleyError(
      "WRONG_NUM_ARGS",
      `${shown} takes ${least === most ? least : `at least ${least}`} arguments, ${given.length} given`,
      { origin },
    );
  const args = coerceArguments(name, generator, given.map(resolve), origin);
  const columns = generator.columns(
    args.map((arg) => arg.type),
    args.map((arg) => (arg.kind === "literal" ? arg.value : undefined)),
  );
  if (names && names.length !== columns.length)
    throw new VolleyError("UDTF_ALIAS_NUMBER_MISMATCH", `${shown} makes ${columns.length} columns, ${names.length} names are given`, {
      origin,
      hints: [`its columns are ${columns.map((c) => c.name).join(", ")}: alias(${columns.map((c) => `"${c.name}"`).join(", ")})`],
    });
  return columns.map(({ name: own, list }, i): Named => {
    const expr: Expr = { kind: "call", ...typedCall(`${name}.${own}`, list, args, { origin }) };
    const { element, containsNull } = expr.type as { readonly element: Expr["type"]; readonly containsNull: boolean };
    return { column: newColumn(names?.[i] ?? own, element, containsNull), expr };
  });
}
