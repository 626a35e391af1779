import { call, type Expression, namedColumn, type Origin } from "@volley/plan";
import type { Argument, CallName, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Carry, NullsOf } from "../column/deferred.ts";
import { asColumn, column, generatorColumn, operand } from "../column/expression-column.ts";
import { callLabel, lastPart } from "../column/literal.ts";
import type { Need } from "../column/needs.ts";
import { here } from "../origin/call-site.ts";

/** A function's argument as expression: text names a column, `*` all of them. */
export function argument(value: unknown, origin: Origin): Expression {
  return typeof value === "string" ? namedColumn(value, origin) : operand(value, origin);
}

/** The name of what an argument yields. */
function labelOf(value: unknown): string | undefined {
  return typeof value === "string" ? lastPart(value) : asColumn(value)?.label;
}

/** A call of the catalogue's function `name`; its own name, if it gets one, mentions the first `named` arguments. */
export function invoke<C extends Column = Column>(
  name: string,
  args: readonly unknown[],
  options: { distinct?: boolean; named?: number } = {},
): C {
  const origin = here();
  const expressions = args.map((arg) => argument(arg, origin));
  const label = options.distinct ? undefined : callLabel(name, args.slice(0, options.named).map(labelOf));
  return column(call(name, expressions, { distinct: options.distinct ?? false, origin }), label) as C;
}

/** A call of a generator, whose columns get a name each. */
export function invokeGenerator<C>(name: string, args: readonly unknown[]): C {
  const origin = here();
  const expressions = args.map((arg) => argument(arg, origin));
  return generatorColumn(call(name, expressions, { origin })) as C;
}

/** The name of a catalogue function as programs write it: `dateAdd` for `date_add`. */
export type ProgramName<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<ProgramName<Tail>>}`
  : Name;

/** A function of one argument of family `F`, with a result of type `D` that is null where the argument is. */
export type Unary<F extends string, D, Name extends string, Ask extends string> = <const A extends Argument>(
  value: A,
) => Column<Carry<D, NullsOf<TypeOf<A>>>, CallName<Name, A>, NeedsOf<A> | Need<TypeOf<A>, F, `${ProgramName<Name>}() needs a ${Ask}`>>;

/** The same for a function that is null elsewhere too. */
export type UnaryOrNull<F extends string, D, Name extends string, Ask extends string> = <const A extends Argument>(
  value: A,
) => Column<D | null, CallName<Name, A>, NeedsOf<A> | Need<TypeOf<A>, F, `${ProgramName<Name>}() needs a ${Ask}`>>;

/** A function of several arguments, all of family `F`. */
export type Nary<F extends string, D, Name extends string, Ask extends string, Args extends readonly Argument[]> = Column<
  Carry<D, NullsOf<TypeOf<Args[number]>>>,
  string,
  NeedsOf<Args[number]> | Need<TypeOf<Args[number]>, F, `${ProgramName<Name>}() needs a ${Ask}`>
>;

/** The same for a function that is null elsewhere too. */
export type NaryOrNull<F extends string, D, Name extends string, Ask extends string, Args extends readonly Argument[]> = Column<
  D | null,
  string,
  NeedsOf<Args[number]> | Need<TypeOf<Args[number]>, F, `${ProgramName<Name>}() needs a ${Ask}`>
>;

/** A function of one number that gives a double. */
export type Real<Name extends string> = Unary<"number", number, Name, "number">;

/** A text function of what stands first; constants after it do not make it null. */
export type TextOf<Name extends string, D, A> = Column<
  Carry<D, NullsOf<TypeOf<A>>>,
  string,
  NeedsOf<A> | Need<TypeOf<A>, "string", `${ProgramName<Name>}() needs a string`>
>;

/** The same for a function that is null elsewhere too. */
export type TextOrNull<Name extends string, D, A> = Column<
  D | null,
  string,
  NeedsOf<A> | Need<TypeOf<A>, "string", `${ProgramName<Name>}() needs a string`>
>;

/** Makes the run-time half of a unary function. */
export function unary<T>(name: string): T {
  return ((value: unknown) => invoke(name, [value])) as T;
}

/** A value of the program as it stands, where a text is a text and no column's name. */
export function constant(value: unknown, origin: Origin = here()): Column {
  return asColumn(value) ? (value as Column) : column(operand(value, origin));
}

/** Calls a function of a column and constants; those left out at the end are not sent. */
export function invokeWith<C extends Column = Column>(name: string, value: unknown, ...constants: readonly unknown[]): C {
  const given = constants.slice(0, constants.findLastIndex((c) => c !== undefined) + 1);
  return invoke(name, [value, ...given.map((each) => constant(each))], { named: 0 });
}
