import type { Argument, CallName, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Carry, Common, NullsOf, OperandsOf, Promoted, Quotient, Whole } from "../column/deferred.ts";
import type { Need } from "../column/needs.ts";
import type { Decimal } from "../values/value-types.ts";
import { invoke, type ProgramName } from "./call.ts";

type NeedNumber<Name extends string, A> = NeedsOf<A> | Need<TypeOf<A>, "number", `${ProgramName<Name>}() needs a number`>;
type SameNumber<Name extends string, A> = Column<Common<AlternativesOf<TypeOf<A>>>, CallName<Name, A>, NeedNumber<Name, A>>;
type WholeNumber<Name extends string, A> = Column<Whole<TypeOf<A>>, CallName<Name, A>, NeedNumber<Name, A>>;
type ExactNumber<Name extends string, A> = Column<Carry<Decimal, NullsOf<TypeOf<A>>>, string, NeedNumber<Name, A>>;
type Combined<Name extends string, A, B> = Column<
  Promoted<OperandsOf<TypeOf<A>> | OperandsOf<TypeOf<B>>>,
  string,
  NeedNumber<Name, A> | NeedNumber<Name, B>
>;
type CombinedOrNull<Name extends string, A, B> = Column<
  Promoted<OperandsOf<TypeOf<A>> | OperandsOf<TypeOf<B>> | null>,
  string,
  NeedNumber<Name, A> | NeedNumber<Name, B>
>;

/** Absolute value; overflow is an error. */
export function abs<const A extends Argument>(value: A): SameNumber<"abs", A> {
  return invoke("abs", [value]);
}

/** The negative; overflow is an error. */
export function negative<const A extends Argument>(value: A): SameNumber<"negative", A> {
  return invoke("negative", [value]);
}

/** The number itself. */
export function positive<const A extends Argument>(value: A): SameNumber<"positive", A> {
  return invoke("positive", [value]);
}

/** Smallest integer not below, as bigint or a decimal without fraction; with digits after the point, the smallest such decimal. */
export function ceil<const A extends Argument>(value: A): WholeNumber<"ceil", A>;
export function ceil<const A extends Argument>(value: A, digits: number): ExactNumber<"ceil", A>;
export function ceil(value: Argument, digits?: number): Column {
  return digits === undefined ? invoke("ceil", [value]) : invoke("ceil", [value, digits], { named: 0 });
}

/** Greatest integer not above, as bigint or a decimal without fraction; with digits after the point, the greatest such decimal. */
export function floor<const A extends Argument>(value: A): WholeNumber<"floor", A>;
export function floor<const A extends Argument>(value: A, digits: number): ExactNumber<"floor", A>;
export function floor(value: Argument, digits?: number): Column {
  return digits === undefined ? invoke("floor", [value]) : invoke("floor", [value, digits], { named: 0 });
}

/** Rounds half away from zero to a number of digits after the point; negative digits stand before it. */
export function round<const A extends Argument>(value: A, digits = 0): SameNumber<"round", A> {
  return digits === 0 ? invoke("round", [value]) : invoke("round", [value, digits], { named: 1 });
}

/** Rounds half to the even neighbour. */
export function bround<const A extends Argument>(value: A, digits = 0): SameNumber<"bround", A> {
  return digits === 0 ? invoke("bround", [value]) : invoke("bround", [value, digits], { named: 1 });
}

/** Remainder that is not negative where the divisor is not; a zero divisor is an error. */
export function pmod<const A extends Argument, const B extends Argument>(dividend: A, divisor: B): Combined<"pmod", A, B> {
  return invoke("pmod", [dividend, divisor]);
}

/** Sum; null on overflow. */
export function tryAdd<const A extends Argument, const B extends Argument>(left: A, right: B): CombinedOrNull<"try_add", A, B> {
  return invoke("try_add", [left, right]);
}

/** Difference; null on overflow. */
export function trySubtract<const A extends Argument, const B extends Argument>(left: A, right: B): CombinedOrNull<"try_subtract", A, B> {
  return invoke("try_subtract", [left, right]);
}

/** Product; null on overflow. */
export function tryMultiply<const A extends Argument, const B extends Argument>(left: A, right: B): CombinedOrNull<"try_multiply", A, B> {
  return invoke("try_multiply", [left, right]);
}

/** Quotient as double, or as decimal between decimals; null for a zero divisor. */
export function tryDivide<const A extends Argument, const B extends Argument>(
  dividend: A,
  divisor: B,
): Column<Quotient<TypeOf<A> | TypeOf<B> | null>, string, NeedNumber<"try_divide", A> | NeedNumber<"try_divide", B>> {
  return invoke("try_divide", [dividend, divisor]);
}

/** Remainder with the sign of the dividend; null for a zero divisor. */
export function tryMod<const A extends Argument, const B extends Argument>(dividend: A, divisor: B): CombinedOrNull<"try_mod", A, B> {
  return invoke("try_mod", [dividend, divisor]);
}
