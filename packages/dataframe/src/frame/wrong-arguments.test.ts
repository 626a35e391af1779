import { isVolleyError } from "@volley/plan";
import { describe, expect, it } from "vitest";
import type { Backend } from "../backend.ts";
import { col, count, createSession, hashSplit, lit } from "../index.ts";

// Arguments that the compiler refuses, from programs that have none: INVALID_ARGUMENT at the line of the call, nothing runs.

const session: any = createSession({ close: async () => {} } as Backend);
const frame: any = session.range(3).withColumns({ a: lit(1), b: lit(2) });
const untyped: any = col("a");
const split: any = hashSplit;
const endless: any = { a: {} };
endless.a.self = endless;

describe("a wrong argument", () => {
  it.each<[string, () => unknown, string | RegExp]>([
    ["drop(5)", () => frame.drop(5), "drop() needs names of columns, not 5"],
    ["drop(col + 1)", () => frame.drop(col("a").plus(1)), "drop() takes names and plain columns"],
    ["dropDuplicates(5)", () => frame.dropDuplicates(5), "dropDuplicates() needs names of columns, not 5"],
    ["agg(null)", () => frame.agg(null), "agg() needs an object { name: … }, not null"],
    ["agg of no name", () => frame.agg({ "": count() }), "agg() needs a name"],
    ["withColumns()", () => frame.withColumns(), "withColumns() needs an object { name: … }, not undefined"],
    ["withColumn of no name", () => frame.withColumn("", lit(1)), "withColumn() needs a name"],
    ["withColumnRenamed to no name", () => frame.withColumnRenamed("a", ""), "withColumnRenamed() needs a name"],
    ["na.fill(null)", () => frame.na.fill(null), "na.fill() needs an object { name: … }, not null"],
    ["fillna(null)", () => frame.fillna(null), "na.fill() needs an object { name: … }, not null"],
    ["unpivot()", () => frame.unpivot(), "unpivot() needs a list, not undefined"],
    ["hashSplit of a name", () => split("a", { x: 1 }), 'hashSplit() needs a list, not "a"'],
    ["createDataFrame()", () => session.createDataFrame(), "createDataFrame() needs an object { name: … }, not undefined"],
    ["createDataFrame of numbers by name", () => session.createDataFrame({ a: 1 }), 'column "a" is no list of values'],
    ["createDataFrame with a number as schema", () => session.createDataFrame([{ a: 1 }], 5), "createDataFrame() takes a schema"],
    ["createDataFrame of a row in itself", () => session.createDataFrame([endless]), 'column "a.self.a" holds a value that holds itself'],
    ["createDataFrame of an object of nothing", () => session.createDataFrame([{ a: {} }]), /^column "a" holds an object without fields/],
    ["read.schema(5)", () => session.read.schema(5), "schema() takes a schema"],
    ["cast()", () => untyped.cast(), "cast() needs a type"],
    ["transform()", () => frame.transform(), "transform() needs a function"],
    ["join on a number", () => frame.join(frame, 5), "join() needs a list, not 5"],
    ["sort()", () => frame.sort(), "sort() needs at least one column"],
    ["sortWithinPartitions()", () => frame.sortWithinPartitions(), "sortWithinPartitions() needs at least one column"],
    ["head(-1)", () => frame.head(-1), "head() needs a whole number from 0, not -1"],
    ["sample with half a seed", () => frame.sample(0.5, 1.5), "sample() needs a whole number as seed, not 1.5"],
    ["randomSplit with no number", () => frame.randomSplit([1, 2], Number.NaN), "randomSplit() needs a whole number as seed, not NaN"],
    ["sampleBy with half a seed", () => frame.sampleBy("a", { x: 1 }, 0.5), "sampleBy() needs a whole number as seed, not 0.5"],
  ])("%s", (_, call, message) => {
    try {
      call();
    } catch (error) {
      if (!isVolleyError(error)) throw error;
      expect([error.errorClass, error.message]).toEqual([
        "INVALID_ARGUMENT",
        typeof message === "string" ? message : expect.stringMatching(message),
      ]);
      expect(error.origin?.callSite).toContain("wrong-arguments.test.ts");
      return;
    }
    expect.unreachable("nothing was thrown");
  });
});

describe("drop", () => {
  it("takes plain columns, its own frame's too", () => {
    const { plan } = frame.drop(col("a"), "b", frame.col("id"));
    expect(plan).toMatchObject({ kind: "drop", names: ["b"], columns: [{ name: "a" }, { name: "id" }] });
  });
});
