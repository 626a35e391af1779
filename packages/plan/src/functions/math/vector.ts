import { commonType } from "../../types/coercion.ts";
import { arrayType, type DataType, simpleTypes } from "../../types/data-type.ts";
import { aggregate } from "../aggregate/rules.ts";
import type { AggregateFunction, Conversion, FunctionTable, ScalarFunction } from "../definition.ts";
import { floatOf } from "./float.ts";
import { lambdaSql, once } from "../once.ts";
import { always, raiseWith, scalar } from "../rules.ts";

const floats = arrayType(simpleTypes.float);

/** Spark converts nothing to vectors, an untyped null neither. */
const isVector = (type: DataType | undefined): boolean => type?.kind === "array" && type.element.kind === "float";

const twoVectors: Conversion = {
  takes: "two arrays of float",
  to: (types) => (types.every(isVector) ? types.map(() => floats) : undefined),
};
const oneVector: Conversion = { ...twoVectors, takes: "an array of float" };
const vectorAndDegree: Conversion = {
  takes: "an array of float and, as a float, the degree of the norm",
  to: ([vector, degree]) => {
    if (!isVector(vector)) return undefined;
    if (degree === undefined) return [floats];
    return commonType(degree, simpleTypes.float)?.kind === "float" ? [floats, simpleTypes.float] : undefined;
  },
};

const complete = (v: string): string => `list_count(${v}) = len(${v})`;
const mapped = (v: string, sql: (x: string) => string): string => `list_transform(${v}, ${lambdaSql(["x"], (x) => sql(x!))})`;
/** As doubles without nulls: of those DuckDB's functions fail, on rows that a CASE leaves out too. */
const doubles = (v: string): string => mapped(v, (x) => `CAST(coalesce(${x}, 0) AS DOUBLE)`);
const product = (a: string, b: string): string => `coalesce(list_inner_product(${a}, ${b}), 0)`;

/** A number of two vectors: null where one is or holds null, an error where they are not of one length. */
const ofTwo = (name: string, sql: (a: string, b: string) => string, doc: string): ScalarFunction =>
  scalar(
    2,
    twoVectors,
    always("float"),
    ([left, right]) =>
      once(
        left!,
        (a) =>
          once(
            right!,
            (b) => {
              const unlike = raiseWith(
                "VECTOR_DIMENSION_MISMATCH",
                `'${name}() needs vectors of one length, got ' || len(${a}) || ' and ' || len(${b}) || ' elements'`,
              );
              const value = once(doubles(a), (x) => once(doubles(b), (y) => sql(x, y), "y"), "x");
              return `CASE WHEN len(${a}) <> len(${b}) THEN ${unlike} WHEN ${complete(a)} AND ${complete(b)} THEN ${floatOf(value)} END`;
            },
            "b",
          ),
        "a",
      ),
    doc,
    { mayBeNull: true },
  );

/** The norm of doubles: the root of the sum of squares, the sum of absolute values, or the greatest of these. */
function norm(v: string, degree: string): string {
  const absolute = mapped(v, (x) => `abs(${x})`);
  return `CASE ${degree} WHEN 2 THEN sqrt(${product(v, v)}) WHEN 1 THEN coalesce(list_sum(${absolute}), 0) ELSE coalesce(list_max(${absolute}), 0) END`;
}

/** What SQL makes of a vector and its norm; null where it holds null, an error where there is no norm of that degree. */
const ofNorm =
  (sql: (v: string, norm: string) => string): ScalarFunction["sql"] =>
  ([given, degree = "CAST(2 AS FLOAT)"]) =>
    once(given!, (v) => {
      const wrong = raiseWith("INVALID_VECTOR_NORM_DEGREE", `'the degree of a norm is 1, 2 or infinity, got ' || ${degree}`);
      const value = once(doubles(v), (x) => sql(x, norm(x, degree)), "x");
      return `CASE WHEN ${v} IS NULL OR ${degree} IS NULL THEN NULL WHEN ${degree} NOT IN (1, 2, 'Infinity'::FLOAT) THEN ${wrong} WHEN ${complete(v)} THEN ${value} END`;
    });

/** Element by element over the vectors of a group, in floats as they come; those that are or hold null are left out. */
const overRows = (name: string, step: (total: string, next: string, count: string) => string, doc: string): AggregateFunction =>
  aggregate({
    inputs: oneVector,
    type: () => floats,
    calls: ([a]) => [`list(${a}) FILTER (WHERE ${complete(a!)})`],
    value: ([all]) =>
      once(
        all!,
        (rows) => {
          const unlike = raiseWith("VECTOR_DIMENSION_MISMATCH", `'${name}() needs vectors of one length'`);
          const nth = (i: string): string => mapped(rows, (row) => `${row}[${i}]`);
          const each = lambdaSql(["i"], (i) => `list_reduce(${nth(i!)}, ${lambdaSql(["t", "n", "k"], (t, n, k) => step(t!, n!, k!))})`);
          const alike = `len(list_distinct(${mapped(rows, (row) => `len(${row})`)})) = 1`;
          return `CASE WHEN ${alike} THEN list_transform(range(1, len(${rows}[1]) + 1), ${each}) WHEN ${rows} IS NOT NULL THEN ${unlike} END`;
        },
        "rows",
      ),
    doc,
  });

/** Vectors, as arrays of float; computed in doubles. */
export const vectors: FunctionTable = {
  vector_inner_product: ofTwo("vector_inner_product", product, "Sum of the products of two vectors' elements."),
  vector_cosine_similarity: ofTwo(
    "vector_cosine_similarity",
    (a, b) => `(${product(a, b)} / nullif(sqrt(${product(a, a)} * ${product(b, b)}), 0))`,
    "Cosine of the angle between two vectors; null where one has no length.",
  ),
  vector_l2_distance: ofTwo("vector_l2_distance", (a, b) => `coalesce(list_distance(${a}, ${b}), 0)`, "Euclidean distance of two vectors."),
  vector_norm: scalar(
    [1, 2],
    vectorAndDegree,
    always("float"),
    ofNorm((_, n) => floatOf(n)),
    "Length of a vector: Euclidean, or by degree the sum of absolute values (1) or the greatest (infinity).",
    { mayBeNull: true },
  ),
  vector_normalize: scalar(
    [1, 2],
    vectorAndDegree,
    () => floats,
    ofNorm((v, length) =>
      once(length, (n) => `CASE WHEN len(${v}) = 0 OR ${n} <> 0 THEN ${mapped(v, (x) => floatOf(`${x} / ${n}`))} END`, "n"),
    ),
    "A vector of the same direction whose norm is 1; null where it has no length.",
    { mayBeNull: true },
  ),
  vector_sum: overRows("vector_sum", (total, next) => `${total} + ${next}`, "Sum of vectors, element by element."),
  vector_avg: overRows(
    "vector_avg",
    (mean, next, count) => `${mean} + (${next} - ${mean}) / CAST(${count} AS FLOAT)`,
    "Mean of vectors, element by element.",
  ),
};
