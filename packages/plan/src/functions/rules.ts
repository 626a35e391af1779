import { type DataType, type SimpleTypeName, simpleTypes } from "../types/data-type.ts";
import { asDecimal, adjustedDecimal, commonType } from "../types/coercion.ts";
import type { ScalarFunction } from "./definition.ts";

/** Always this type. */
export function always(kind: SimpleTypeName): () => DataType {
  return () => simpleTypes[kind];
}

/** The type of the n-th argument. */
export function ofArgument(index = 0): (args: readonly DataType[]) => DataType {
  return (args) => args[index] ?? simpleTypes.null;
}

/** The common type of all arguments; they were converted to it already. */
export function common(args: readonly DataType[]): DataType {
  return args.reduce((a, b) => commonType(a, b) ?? a, simpleTypes.null as DataType);
}

/** Result type of `+` `-` `*` `%`: the wider operand's, and Spark's precision rules between decimals (DecimalPrecision). */
export function arithmetic(operator: "+" | "-" | "*" | "%"): (args: readonly DataType[]) => DataType {
  return ([a = simpleTypes.null, b = a]) => {
    const wider = commonType(a, b);
    if (wider?.kind === "string" || wider?.kind === "null") return simpleTypes.double;
    if (wider?.kind !== "decimal") return wider ?? a;
    const x = asDecimal(a)!;
    const y = asDecimal(b)!;
    const integral = Math.max(x.precision - x.scale, y.precision - y.scale);
    const scale = Math.max(x.scale, y.scale);
    if (operator === "*") return adjustedDecimal(x.precision + y.precision + 1, x.scale + y.scale);
    if (operator === "%") return adjustedDecimal(Math.min(x.precision - x.scale, y.precision - y.scale) + scale, scale);
    return adjustedDecimal(integral + scale + 1, scale);
  };
}

/** Result type of `/`: double, or Spark's decimal quotient. */
export function quotient([a = simpleTypes.null, b = a]: readonly DataType[]): DataType {
  if (a.kind !== "decimal" && b.kind !== "decimal") return simpleTypes.double;
  const x = asDecimal(a);
  const y = asDecimal(b);
  if (!x || !y) return simpleTypes.double;
  const scale = Math.max(6, x.scale + y.precision + 1);
  return adjustedDecimal(x.precision - x.scale + y.scale + scale, scale);
}

type Options = Partial<
  Pick<
    ScalarFunction,
    | "neverNull"
    | "mayBeNull"
    | "nullable"
    | "deterministic"
    | "costly"
    | "lambdas"
    | "check"
    | "inZone"
    | "told"
    | "values"
    | "raises"
    | "clock"
    | "seed"
  >
>;

/** A scalar row. */
export function scalar(
  arity: number | readonly [number, number],
  inputs: ScalarFunction["inputs"],
  type: ScalarFunction["type"],
  sql: ScalarFunction["sql"],
  doc: string,
  options: Options = {},
): ScalarFunction {
  return { kind: "scalar", arity: typeof arity === "number" ? [arity, arity] : arity, inputs, type, sql, doc, ...options };
}

/** A row of one double that gives a double. */
export function real(sql: (a: string) => string, doc: string, options: Options = {}): ScalarFunction {
  return scalar(1, ["double"], always("double"), ([a]) => sql(a!), doc, options);
}

/** SQL of a DuckDB function of the same meaning. */
export function named(name: string): (args: readonly string[]) => string {
  return (args) => `${name}(${args.join(", ")})`;
}

/** SQL of a binary operator. */
export function infix(operator: string): (args: readonly string[]) => string {
  return (args) => `(${args.join(` ${operator} `)})`;
}

/** SQL that raises an error class when evaluated; the executor reads the class back from the bracket. */
export function raise(errorClass: string, message: string): string {
  return `error('[${errorClass}] ${message.replaceAll("'", "''")}')`;
}

/** As `raise`, with a message that SQL makes. */
export function raiseWith(errorClass: string, message: string): string {
  return `error('[${errorClass}] ' || ${message})`;
}
