import type { CallName, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Common } from "../column/deferred.ts";
import type { Enclosed, Need } from "../column/needs.ts";
import type { ProgramName } from "./call.ts";

/** An aggregate of type `T` over an argument of family `F`. */
type Over<F extends string, T, Name extends string, A, Ask extends string> = Column<
  T,
  CallName<Name, A>,
  Enclosed<NeedsOf<A> | Need<TypeOf<A>, F, `${ProgramName<Name>}() needs a ${Ask}`>>
>;
/** The same over numbers. */
export type OfNumbers<T, Name extends string, A> = Over<"number", T, Name, A, "number">;
export type OfConditions<T, Name extends string, A> = Over<"boolean", T, Name, A, "condition">;
/** One of the values of an argument, or null. */
export type OneOf<Name extends string, A> = Column<Common<AlternativesOf<TypeOf<A>> | null>, CallName<Name, A>, Enclosed<NeedsOf<A>>>;
