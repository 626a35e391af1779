import type { Argument, CallName, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Enclosed, Need } from "../column/needs.ts";
import { invoke, type NaryOrNull, type ProgramName } from "./call.ts";
import { lit } from "./column.ts";

type OfTwo<Name extends string, A extends Argument, B extends Argument> = NaryOrNull<"list", number, Name, "array of floats", [A, B]>;
type OfOne<Name extends string, D, A extends Argument> = NaryOrNull<"list", D, Name, "array of floats", [A]>;
type OfRows<Name extends string, A extends Argument> = Column<
  (number | null)[] | null,
  CallName<Name, A>,
  Enclosed<NeedsOf<A> | Need<TypeOf<A>, "list", `${ProgramName<Name>}() needs a array of floats`>>
>;

/** Sum of the products of two vectors' elements; null where one is null. Vectors are arrays of 32-bit floats of one length (VECTOR_DIMENSION_MISMATCH). */
export function vectorInnerProduct<const A extends Argument, const B extends Argument>(
  left: A,
  right: B,
): OfTwo<"vector_inner_product", A, B> {
  return invoke("vector_inner_product", [left, right]);
}

/** Cosine of the angle between two vectors; null where one has no length. */
export function vectorCosineSimilarity<const A extends Argument, const B extends Argument>(
  left: A,
  right: B,
): OfTwo<"vector_cosine_similarity", A, B> {
  return invoke("vector_cosine_similarity", [left, right]);
}

/** Euclidean distance of two vectors. */
export function vectorL2Distance<const A extends Argument, const B extends Argument>(left: A, right: B): OfTwo<"vector_l2_distance", A, B> {
  return invoke("vector_l2_distance", [left, right]);
}

/** Length of a vector: Euclidean, or by degree the sum of absolute values (1) or the greatest (Infinity); others are errors (INVALID_VECTOR_NORM_DEGREE). */
export function vectorNorm<const A extends Argument>(vector: A, degree?: number): OfOne<"vector_norm", number, A> {
  return invoke("vector_norm", withDegree(vector, degree));
}

/** A vector of the same direction whose norm is 1; null where it has no length. */
export function vectorNormalize<const A extends Argument>(vector: A, degree?: number): OfOne<"vector_normalize", (number | null)[], A> {
  return invoke("vector_normalize", withDegree(vector, degree));
}

/** Sum of the vectors of a group, element by element. */
export function vectorSum<const A extends Argument>(vector: A): OfRows<"vector_sum", A> {
  return invoke("vector_sum", [vector]);
}

/** Mean of the vectors of a group, element by element. */
export function vectorAvg<const A extends Argument>(vector: A): OfRows<"vector_avg", A> {
  return invoke("vector_avg", [vector]);
}

function withDegree(vector: Argument, degree: number | undefined): Argument[] {
  return degree === undefined ? [vector] : [vector, lit(degree).cast("float")];
}
