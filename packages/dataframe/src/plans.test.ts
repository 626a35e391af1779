import {
  type Expression,
  expressionChildren,
  type FrameBoundary,
  isVolleyError,
  type Relation,
  relationInputs,
  typeText,
  type VolleyError,
  type WriteCommand,
  type WriteResult,
} from "@volley/plan";
import { describe, expect, it } from "vitest";
import type { Backend } from "./backend.ts";
import * as volley from "./index.ts";

const {
  avg,
  broadcast,
  col,
  count,
  countDistinct,
  createSession,
  groupingId,
  hashSplit,
  integer,
  lit,
  schema,
  string,
  sum,
  timestamp,
  when,
  year,
} = volley;

/** Records what the API asks for; execution is tested against the real engine elsewhere. */
function recorder(): { backend: Backend; writes: WriteCommand[] } {
  const writes: WriteCommand[] = [];
  const refuse = (): never => {
    throw new Error("nothing runs here");
  };
  const backend: Backend = {
    execute: refuse,
    schema: refuse,
    explain: refuse,
    ask: refuse,
    keep: refuse,
    close: async () => {},
    write: async (command) => {
      writes.push(command);
      return { destination: command.destination, files: [], rows: {}, skipped: false } satisfies WriteResult;
    },
  };
  return { backend, writes };
}

const { backend, writes } = recorder();
const session = createSession(backend);
const flights = schema({ date: timestamp(), delay: integer().nullable(), distance: integer(), origin: string(), destination: string() });
const legs = session.read.schema(flights).parquet("s3://flights/raw/");

/** An expression on one line. */
function show(e: Expression): string {
  switch (e.kind) {
    case "literal":
      return `${typeof e.value === "string" ? `'${e.value}'` : String(e.value)}:${typeText(e.type)}`;
    case "attribute":
      return e.planId === undefined ? e.name : `${e.name}#`;
    case "function":
      return `${e.name}(${e.distinct ? "distinct " : ""}${e.args.map(show).join(", ")})`;
    case "user_function":
      return `${e.function.name}(${e.args.map(show).join(", ")})`;
    case "column_regex":
      return e.pattern;
    case "star":
      return "*";
    case "alias":
      return `${show(e.child)} as ${e.name}`;
    case "cast":
      return `${e.mode === "try" ? "try_" : ""}cast(${show(e.child)} as ${typeText(e.type)})`;
    case "expression_string":
      return `"${e.text}"`;
    case "sort_order":
      return `${show(e.child)} ${e.direction} nulls ${e.nulls}`;
    case "window": {
      const edge = (b: FrameBoundary): string => (typeof b === "string" ? b : show(b));
      const frame = e.frame ? ` ${e.frame.unit} ${edge(e.frame.lower)} to ${edge(e.frame.upper)}` : "";
      return `${show(e.function)} over (${e.partitionBy.map(show).join(", ")}; ${e.orderBy.map(show).join(", ")}${frame})`;
    }
    case "multi_alias":
      return `${show(e.child)} as (${e.names.join(", ")})`;
    case "extract_value":
      return `${show(e.child)}[${show(e.extraction)}]`;
    case "update_fields":
      return `${show(e.child)}{${e.field}${e.value ? `: ${show(e.value)}` : " dropped"}}`;
    case "lambda":
      return `(${e.parameters.join(", ")}) => ${show(e.child)}`;
    case "lambda_variable":
      return e.name;
  }
}

const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (
    "kind" in value &&
    ["literal", "attribute", "function", "star", "alias", "cast", "sort_order", "window"].includes(value.kind as string)
  )
    return show(value as Expression);
  return value;
};

/** A node's own fields, without inputs, ids and places. */
function node(plan: Relation): Record<string, unknown> {
  const hidden = new Set(["planId", "origin", "input", "left", "right", "schema"]);
  return Object.fromEntries(
    Object.entries(plan)
      .filter(([name, value]) => !hidden.has(name) && value !== undefined)
      .map(([name, value]) => [name, bare(value)]),
  );
}

const of = (column: volley.Column): string => show((column as unknown as { expression: Expression }).expression);

function error(run: () => unknown): VolleyError {
  try {
    run();
  } catch (e) {
    if (isVolleyError(e)) return e;
    throw e;
  }
  throw new Error("no error");
}

describe("reading", () => {
  it("takes format, schema, options by lower-cased name, and paths", () => {
    const plan = session.read
      .schema("id bigint not null, name string")
      .option("Header", true)
      .options({ sep: ";", nullValue: "NA" })
      .csv("a.csv", "b/*.csv").plan;
    expect(node(plan)).toEqual({
      kind: "read",
      format: "csv",
      paths: ["a.csv", "b/*.csv"],
      options: { header: "true", sep: ";", nullvalue: "NA" },
    });
    expect(plan.kind === "read" && plan.schema?.fields.map((f) => [f.name, typeText(f.type), f.nullable])).toEqual([
      ["id", "bigint", false],
      ["name", "string", true],
    ]);
    expect(error(() => session.read.format("orc" as never)).hints).toEqual(["use one of parquet, csv, json, text, arrow"]);
    expect(session.read.format("json").load("x").plan).toMatchObject({ format: "json" });
    expect(session.read.load("x").plan).toMatchObject({ format: "parquet" });
    expect(session.read.text("a", "b").plan).toMatchObject({ format: "text", paths: ["a", "b"] });
  });

  it("takes options after the paths, over those given before", () => {
    const reader = session.read.options({ header: false, sep: ";" });
    const options = { header: "true", sep: ";", multiline: "true" };
    expect(reader.csv("a", "b", { header: true, multiLine: true }).plan).toMatchObject({ paths: ["a", "b"], options });
    expect(reader.format("csv").load("a", { header: true, multiLine: true }).plan).toMatchObject({ paths: ["a"], options });
    expect(session.read.json("a", { mode: "PERMISSIVE" }).plan).toMatchObject({ options: { mode: "PERMISSIVE" } });
    expect(error(() => session.read.csv({ header: true })).message).toBe("no path is given");
    expect(error(() => session.read.csv({ header: true } as never, "a")).message).toBe('{"header":true} is not a path');
  });

  it("leaves a reader as it was", () => {
    const reader = session.read.option("a", 1);
    reader.option("b", 2);
    expect(reader.csv("x").plan).toMatchObject({ options: { a: "1" } });
  });

  it("ranges", () => {
    expect(node(session.range(5).plan)).toEqual({ kind: "range", start: 0n, end: 5n, step: 1n });
    expect(node(session.range(10n, 0n, -2).plan)).toEqual({ kind: "range", start: 10n, end: 0n, step: -2n });
  });

  it("refuses bad input", () => {
    expect(error(() => session.read.format("parqet" as never))).toMatchObject({
      errorClass: "INVALID_ARGUMENT",
      message: '"parqet" is not a format that can be read',
      hints: ['did you mean "parquet"?'],
    });
    expect(error(() => session.read.parquet()).message).toBe("no path is given");
    expect(error(() => session.read.parquet("a", " ")).message).toBe('" " is not a path');
    expect(error(() => session.read.schema("id bigintt")).errorClass).toBe("PARSE_SYNTAX_ERROR");
    expect(error(() => session.range(0, 10, 0)).message).toBe("range() cannot step by 0");
    expect(error(() => session.range(0.5)).errorClass).toBe("INVALID_ARGUMENT");
  });
});

describe("columns", () => {
  it("are calls of the catalogue", () => {
    const x = col("x");
    expect(of(x.gt(15).and(x.leq(2.5)).or(x.neq("a").not()))).toBe("or(and(>(x, 15:int), <=(x, 2.5:double)), not(!=(x, 'a':string)))");
    expect(of(x.between(1, 2n))).toBe("and(>=(x, 1:int), <=(x, 2:bigint))");
    expect(of(x.isin("a", "b"))).toBe("in(x, 'a':string, 'b':string)");
    expect(of(x.isin(["a", "b"]))).toBe("in(x, 'a':string, 'b':string)");
    expect(of(x.plus(1).minus(col("y")).multiply(2).divide(3).mod(4).neg())).toBe("-(%(/(*(-(+(x, 1:int), y), 2:int), 3:int), 4:int))");
    expect(of(x.isNull().eqNullSafe(null))).toBe("<=>(isNull(x), null:void)");
    expect(
      of(
        x
          .like("a%")
          .or(x.rlike("^a"))
          .or(x.contains("b"))
          .or(x.startswith("c"))
          .or(x.endswith(col("d"))),
      ),
    ).toBe(
      "or(or(or(or(like(x, 'a%':string), rlike(x, '^a':string)), contains(x, 'b':string)), startswith(x, 'c':string)), endswith(x, d))",
    );
    expect(of(x.substr(2).alias("s"))).toBe("substring(x, 2:int) as s");
    expect(of(x.cast("decimal(10,2)"))).toBe("cast(x as decimal(10,2))");
    expect(of(x.tryCast(volley.arrayOf(volley.long())))).toBe("try_cast(x as array<bigint>)");
    expect(of(x.as("a").alias("b"))).toBe("x as b");
    expect(of(when(x.gt(1), "a").when(x.gt(0), "b").otherwise(null))).toBe(
      "when(>(x, 1:int), 'a':string, >(x, 0:int), 'b':string, null:void)",
    );
    expect(of(when(x.gt(1), col("y")))).toBe("when(>(x, 1:int), y)");
  });

  it("take whole numbers of up to nine digits as int, longer ones as bigint", () => {
    expect([lit(999_999_999), lit(-1_000_000_000), lit(2 ** 53), lit(-0), lit(Number.NaN)].map(of)).toEqual([
      "999999999:int",
      "-1000000000:bigint",
      "9007199254740992:double",
      "0:double",
      "NaN:double",
    ]);
    expect(of(lit(new Date(1)))).toBe("1000:timestamp");
  });

  it("refuse values no column can hold", () => {
    expect(error(() => lit(2n ** 63n))).toMatchObject({
      errorClass: "INVALID_ARGUMENT",
      message: "9223372036854775808 does not fit a bigint column (64 bits)",
    });
    expect(error(() => lit(new Date(Number.NaN))).message).toBe("an invalid Date has no value");
    expect(error(() => lit((() => 1) as never)).message).toBe("a function cannot be a column's value");
    expect(error(() => col("x").isin()).message).toBe("isin() needs at least one value");
    expect(error(() => col("x").cast("decimal(99,2)")).errorClass).toBe("PARSE_SYNTAX_ERROR");
    expect(error(() => col("x").alias("")).message).toBe("alias() needs a name");
    expect(error(() => col("")).message).toBe("col() needs a name");
    expect(error(() => lit(col("x").desc() as never)).message).toBe("asc() and desc() belong into orderBy() alone");
  });
});

describe("functions", () => {
  it("exist for every row of the catalogue", async () => {
    const { functions } = await import("@volley/plan");
    const column = col("x") as unknown as Record<string, (...args: unknown[]) => volley.Column>;
    const made = new Set<string>();
    const note = (e: Expression): void => {
      if (e.kind === "function") made.add(e.name);
      expressionChildren(e).forEach(note);
    };
    const keep = (x: unknown): unknown => x;
    const constants: Record<string, unknown[]> = {
      dateTrunc: ["day", "x"],
      ...Object.fromEntries(
        ["makeTimestamp", "makeTimestampLtz", "makeTimestampNtz", "tryMakeTimestamp", "tryMakeTimestampLtz", "tryMakeTimestampNtz"].map(
          (name) => [name, [["x", "x", "x", "x", "x", "x"]]],
        ),
      ),
      hashSplit: [["x"], { a: 1, b: 1 }],
      lit: [1],
      when: [col("x"), 1],
      ...Object.fromEntries(["rand", "randn"].map((name) => [name, [7]])),
      arraySort: ["x"],
      namedStruct: [{ a: "x" }],
      ...Object.fromEntries(
        ["transform", "filter", "exists", "forall", "mapFilter", "transformKeys", "transformValues"].map((name) => [name, ["x", keep]]),
      ),
      ...Object.fromEntries(["udf", "arrowUdf", "udaf"].map((name) => [name, [keep, "int"]])),
      ...Object.fromEntries(["aggregate", "reduce", "zipWith", "mapZipWith"].map((name) => [name, ["x", "x", keep]])),
    };
    for (const [name, make] of Object.entries(volley)) {
      if (
        typeof make !== "function" ||
        /^[A-Z]|^(broadcast|createSession|setBackendFactory|here|hideFrames|keepModuleText|schema|int64Setting)/.test(name)
      )
        continue;
      const result = (make as (...args: unknown[]) => unknown)(...(constants[name] ?? ["x", "x"]));
      const { expression } = result as { expression?: Expression };
      if (expression) note(expression);
    }
    const methods = [
      "eq",
      "neq",
      "gt",
      "geq",
      "lt",
      "leq",
      "eqNullSafe",
      "and",
      "or",
      "not",
      "plus",
      "minus",
      "multiply",
      "divide",
      "mod",
      "bitwiseAND",
      "bitwiseOR",
      "bitwiseXOR",
      "isin",
    ];
    for (const method of methods) note((column[method]!(1) as unknown as { expression: Expression }).expression);
    // One row under two names needs one function.
    const rows = new Set([...made].map((name) => functions[name]));
    const missing = Object.keys(functions).filter((name) => !rows.has(functions[name]));
    // SQL spellings that Spark's own API leaves to when() and to floor(a / b).
    expect(missing.sort()).toEqual(["div", "if"]);
  });

  it("name what they yield after one named argument", () => {
    const plan = legs.select(
      year("date"),
      volley.round("distance", 1),
      col("delay").cast("double"),
      countDistinct("origin").alias("n"),
    ).plan;
    expect(node(plan)).toMatchObject({
      kind: "aggregate",
      aggregates: [
        "year(date) as year(date)",
        "round(distance, 1:int) as round(distance)",
        "cast(delay as double) as delay",
        "count(distinct origin) as n",
      ],
    });
  });

  it("hashSplit cuts [0, 1) by weights that need not add up to 1", () => {
    expect(of(hashSplit(["date", "origin"], { train: 7, validation: 2, test: 1 }))).toBe(
      "when(<(hash_unit(date, origin), 0.7:double), 'train':string, <(hash_unit(date, origin), 0.9:double), 'validation':string, 'test':string)",
    );
    expect(of(hashSplit(["date"], { all: 0.2 }))).toBe("'all':string");
  });

  it("hashSplit refuses weights that are not positive", () => {
    expect(error(() => hashSplit(["a"], { train: 1, test: 0 }))).toMatchObject({
      errorClass: "INVALID_ARGUMENT",
      message: 'the weight of "test" is 0: weights are positive numbers',
    });
    expect(error(() => hashSplit(["a"], { train: Number.NaN })).errorClass).toBe("INVALID_ARGUMENT");
    expect(error(() => hashSplit([], { train: 1 })).message).toBe("hashSplit() needs columns to hash");
    expect(error(() => hashSplit(["a"], {})).hints).toEqual(["for example { train: 0.8, test: 0.2 }"]);
  });
});

describe("frames", () => {
  it("add a node for each method", () => {
    expect(node(legs.select("*", "origin", col("delay").plus(1).alias("d")).plan)).toEqual({
      kind: "project",
      expressions: ["*", "origin", "+(delay, 1:int) as d"],
    });
    expect(node(legs.withColumns({ late: when(col("delay").gt(15), 1).otherwise(0), o: col("origin").alias("x") }).plan)).toEqual({
      kind: "with_columns",
      aliases: ["when(>(delay, 15:int), 1:int, 0:int) as late", "origin as o"],
    });
    expect(node(legs.withColumn("y", year("date")).plan)).toEqual({ kind: "with_columns", aliases: ["year(date) as y"] });
    expect(node(legs.withColumnRenamed("origin", "from").plan)).toEqual({
      kind: "with_columns_renamed",
      renames: [{ from: "origin", to: "from" }],
    });
    expect(node(legs.withColumnsRenamed({ origin: "from", destination: "to" }).plan)).toEqual({
      kind: "with_columns_renamed",
      renames: [
        { from: "origin", to: "from" },
        { from: "destination", to: "to" },
      ],
    });
    expect(node(legs.drop("date", "delay").plan)).toEqual({ kind: "drop", names: ["date", "delay"] });
    expect(node(legs.filter(col("delay").isNotNull()).plan)).toEqual({ kind: "filter", condition: "isNotNull(delay)" });
    expect(node(legs.distinct().plan)).toEqual({ kind: "deduplicate", names: [] });
    expect(node(legs.dropDuplicates("origin").plan)).toEqual({ kind: "deduplicate", names: ["origin"] });
    expect(node(legs.dropDuplicates(["origin", "delay"]).plan)).toEqual({ kind: "deduplicate", names: ["origin", "delay"] });
    expect(node(legs.orderBy("origin", col("delay").desc(), col("distance").ascNullsLast()).plan)).toEqual({
      kind: "sort",
      global: true,
      order: ["origin ascending nulls first", "delay descending nulls last", "distance ascending nulls last"],
    });
    expect(node(legs.limit(0).plan)).toEqual({ kind: "limit", limit: 0 });
    expect(node(legs.repartition(8, "origin").plan)).toEqual({ kind: "repartition", partitions: 8, expressions: ["origin"] });
    expect(node(legs.repartition("origin", year("date")).plan)).toEqual({ kind: "repartition", expressions: ["origin", "year(date)"] });
    expect(node(legs.coalesce(2).plan)).toEqual({ kind: "repartition", partitions: 2, expressions: [], shuffle: false });
    expect(node(legs.sample(0.5, 7).plan)).toEqual({ kind: "sample", lower: 0, upper: 0.5, seed: 7n });
    expect(node(legs.alias("l").plan)).toEqual({ kind: "subquery_alias", alias: "l" });
    expect(node(broadcast(legs).plan)).toEqual({ kind: "hint", name: "broadcast" });
    const parameters = [expect.objectContaining({ value: 8 }), expect.objectContaining({ value: "origin" })];
    expect(legs.hint("Repartition", 8, "origin").plan).toMatchObject({ kind: "hint", name: "repartition", parameters });
    expect(legs.to("delay bigint").plan).toMatchObject({
      kind: "to_schema",
      schema: { fields: [{ name: "delay", type: { kind: "long" } }] },
    });
    expect(node(legs.toJSON().plan)).toEqual({ kind: "project", expressions: ["to_json(struct(*)) as value"] });
    expect(node(legs.union(legs).plan)).toEqual({ kind: "set_operation", operation: "union", all: true, byName: false });
    expect(node(legs.unionByName(legs).plan)).toMatchObject({ byName: true });
    expect(node(legs.unionByName(legs, { allowMissingColumns: true }).plan)).toMatchObject({ byName: true, allowMissingColumns: true });
    for (const [frame, operation, all] of [
      [legs.intersect(legs), "intersect", false],
      [legs.intersectAll(legs), "intersect", true],
      [legs.subtract(legs), "except", false],
      [legs.exceptAll(legs), "except", true],
    ] as const)
      expect(node(frame.plan)).toEqual({ kind: "set_operation", operation, all, byName: false });
    expect(node(legs.offset(3).plan)).toEqual({ kind: "offset", offset: 3 });
    expect(node(legs.toDF("a", "b").plan)).toEqual({ kind: "to_df", names: ["a", "b"] });
    expect(node(legs.sortWithinPartitions("origin").plan)).toMatchObject({ kind: "sort", global: false });
    expect(legs.as<{ a: 1 }>().plan).toBe(legs.plan);
    expect(legs.transform((f) => f.limit(1)).plan.kind).toBe("limit");
  });

  it("group by sets, pivot and turn columns into rows", () => {
    expect(node(legs.rollup("origin", "destination").count().plan)).toEqual({
      kind: "aggregate",
      groupings: ["origin", "destination"],
      aggregates: ["count() as count"],
      sets: "rollup",
    });
    expect(node(legs.groupingSets([["origin"], []], "origin").agg({ level: groupingId() }).plan)).toMatchObject({
      aggregates: ["grouping_id() as level"],
      sets: [["origin"], []],
    });
    expect(legs.groupBy("origin").pivot("destination", ["ATL", "JFK"]).sum("delay").plan).toMatchObject({
      aggregates: [{ name: "sum(delay)" }],
      pivot: { column: { name: "destination" }, values: [{ value: "ATL" }, { value: "JFK" }] },
    });
    expect(node(legs.unpivot(["origin"], ["delay", "distance"], "k", "v").plan)).toEqual({
      kind: "unpivot",
      ids: ["origin"],
      values: ["delay", "distance"],
      variableName: "k",
      valueName: "v",
    });
    expect(node(legs.melt(["origin"], null, "k", "v").plan)).not.toHaveProperty("values");
    expect(error(() => legs.groupBy("origin").pivot("destination", [])).message).toMatch(/at least one value/);
    expect(error(() => legs.as<any>().rollup("origin").pivot("destination")).errorClass).toBe("UNSUPPORTED_FEATURE");
    expect(error(() => legs.unpivot(["origin"], null, "", "v")).message).toMatch(/needs a name/);
  });

  it("fill, drop and replace missing values", () => {
    expect(node(legs.na.fill(0).plan)).toEqual({ kind: "fill_na", names: [], values: ["0:bigint"] });
    expect(node(legs.fillna({ delay: 0.5, origin: "?" }).plan)).toMatchObject({
      names: ["delay", "origin"],
      values: ["0.5:double", "'?':string"],
    });
    expect(node(legs.na.drop().plan)).toEqual({ kind: "drop_na", names: [] });
    expect(node(legs.dropna("all", ["delay"]).plan)).toEqual({ kind: "drop_na", names: ["delay"], minNonNulls: 1 });
    expect(legs.replace([1, 2], [3, null], ["delay"]).plan).toMatchObject({
      names: ["delay"],
      replacements: [
        { from: { value: 1, type: { kind: "double" } }, to: { value: 3 } },
        { from: { value: 2 }, to: { value: null } },
      ],
    });
    expect(error(() => legs.na.fill({})).message).toMatch(/at least one value/);
    expect(error(() => legs.na.drop("some" as never)).message).toMatch(/not "some"/);
    expect(error(() => legs.replace([1, 2], [3])).message).toBe("na.replace() has 2 values and 1 to put in their place");
  });

  it("describe and sample", () => {
    expect(node(legs.describe("delay").plan)).toEqual({ kind: "describe", names: ["delay"] });
    expect(legs.stat.sampleBy("origin", { ATL: 0.1 }, 7).plan).toMatchObject({
      kind: "sample_by",
      fractions: [{ stratum: { value: "ATL" }, fraction: 0.1 }],
      seed: 7n,
    });
    expect(error(() => legs.stat.sampleBy("origin", { ATL: 2 })).message).toMatch(/between 0 and 1/);
  });

  it("group", () => {
    const byOrigin = legs.groupBy("origin", year("date").alias("year"));
    expect(node(byOrigin.agg({ n: count(), mean: avg("delay") }).plan)).toEqual({
      kind: "aggregate",
      groupings: ["origin", "year(date) as year"],
      aggregates: ["count() as n", "avg(delay) as mean"],
    });
    expect(node(byOrigin.agg(sum("delay"), count()).plan)).toMatchObject({
      aggregates: ["sum(delay) as sum(delay)", "count() as count(1)"],
    });
    expect(node(byOrigin.count().plan)).toMatchObject({ aggregates: ["count() as count"] });
    expect(node(byOrigin.mean("delay").plan)).toEqual(node(byOrigin.avg("delay").plan));
    expect(node(byOrigin.max("delay", "distance").plan)).toMatchObject({
      aggregates: ["max(delay) as max(delay)", "max(distance) as max(distance)"],
    });
    expect(node(legs.agg({ n: count("*") }).plan)).toEqual({ kind: "aggregate", groupings: [], aggregates: ["count() as n"] });
    expect(node(legs.select(sum("delay")).plan)).toMatchObject({ kind: "aggregate", groupings: [] });
  });

  it("join by names or by condition, under Spark's names of join types", () => {
    const other = session.range(5).withColumnRenamed("id", "delay");
    expect(node(legs.join(other, ["delay"], "left_outer").plan)).toEqual({ kind: "join", joinType: "left", using: ["delay"] });
    expect(node(legs.join(other, "delay").plan)).toEqual({ kind: "join", joinType: "inner", using: ["delay"] });
    const on = legs.join(other, legs.col("delay").eq(other.col("delay")), "leftanti").plan;
    expect(node(on)).toEqual({ kind: "join", joinType: "anti", using: [], condition: "==(delay#, delay#)" });
    expect(
      on.kind === "join" && on.condition?.kind === "function" && on.condition.args.map((a) => a.kind === "attribute" && a.planId),
    ).toEqual([legs.plan.planId, other.plan.planId]);
    expect(node(legs.crossJoin(other).plan)).toEqual({ kind: "join", joinType: "cross", using: [] });
    expect(relationInputs(on)).toEqual([legs.plan, other.plan]);
  });

  it("deal rows by weight: ranges that meet, under one seed", () => {
    const parts = legs.randomSplit([3, 1, 1], 42).map((f) => node(f.plan));
    expect(parts).toEqual([
      { kind: "sample", lower: 0, upper: 0.6, seed: 42n },
      { kind: "sample", lower: 0.6, upper: 0.8, seed: 42n },
      { kind: "sample", lower: 0.8, upper: 1, seed: 42n },
    ]);
    const seeds = legs.randomSplit([1, 1]).map((f) => node(f.plan).seed);
    expect(seeds[0]).toBe(seeds[1]);
  });

  it("split by the values a hashSplit gave, seen through later steps", () => {
    const split = legs.withColumn("split", hashSplit(["date"], { train: 0.8, test: 0.2 }));
    const ready = split
      .join(session.range(3).withColumnRenamed("id", "delay"), "delay", "left")
      .select("split", "delay")
      .filter(col("delay").gt(1))
      .withColumnRenamed("split", "part");
    const parts = ready.splitBy("part");
    expect(Object.keys(parts)).toEqual(["train", "test"]);
    expect(node(parts.test.plan)).toEqual({ kind: "drop", names: ["part"] });
    expect(node(relationInputs(parts.test.plan)[0]!)).toEqual({ kind: "filter", condition: "==(part, 'test':string)" });
    expect(Object.keys(legs.splitBy("origin", ["ATL", "ORD"]))).toEqual(["ATL", "ORD"]);
    expect(error(() => legs.splitBy("origin"))).toMatchObject({
      message: 'the values of "origin" cannot be told from the plan',
      hints: ['name them: splitBy("origin", ["train", "test"])'],
    });
  });

  it("refuse bad input with what to do", () => {
    expect(error(() => legs.limit(-1)).message).toBe("limit() needs a whole number from 0, not -1");
    expect(error(() => legs.limit(1.5)).errorClass).toBe("INVALID_ARGUMENT");
    expect(error(() => legs.repartition(0)).message).toBe("repartition() needs a whole number from 1, not 0");
    expect(error(() => legs.sample(1.5)).message).toBe("sample(1.5): the fraction lies between 0 and 1");
    expect(error(() => legs.randomSplit([0.5, 0])).message).toBe("randomSplit(): the weight 0 is not a positive number");
    expect(error(() => legs.randomSplit([])).hints).toEqual(["for example randomSplit([0.8, 0.2], 42)"]);
    expect(error(() => legs.join(legs, "origin", "lefft" as never))).toMatchObject({
      message: '"lefft" is not a join type',
      hints: ['did you mean "left"?'],
    });
    expect(error(() => legs.join(legs, [])).hints).toEqual(["crossJoin() pairs every row with every row"]);
    expect(error(() => legs.join({ plan: legs.plan } as never, "origin" as never)).message).toBe("the other side is not a DataFrame");
    expect(error(() => legs.select(col("origin").alias("a"), col("delay").alias("a")))).toMatchObject({
      errorClass: "COLUMN_ALREADY_EXISTS",
      message: 'two columns are named "a"',
    });
    expect(error(() => legs.groupBy("origin").agg(sum("delay").alias("x"), avg("delay").alias("x"))).errorClass).toBe(
      "COLUMN_ALREADY_EXISTS",
    );
    expect(error(() => legs.repartition(0)).message).toBe("repartition() needs a whole number from 1, not 0");
    expect(error(() => legs.repartition(null as never)).errorClass).toBe("INVALID_ARGUMENT");
    expect(error(() => legs.withColumnsRenamed({ origin: "destination", destination: "origin" })).message).toBe(
      'withColumnsRenamed(): "destination" is a new name and an old one',
    );
    expect(error(() => legs.withColumnsRenamed({ origin: "" })).errorClass).toBe("INVALID_ARGUMENT");
    expect(error(() => legs.select()).message).toBe("select() needs at least one column");
    expect(error(() => legs.groupBy("origin").agg()).message).toBe("agg() needs at least one aggregate");
    expect(error(() => legs.orderBy()).message).toBe("orderBy() needs at least one column");
    expect(error(() => legs.filter(15 as never))).toMatchObject({
      message: "15 is not a column",
      hints: ['col("name") is a column, lit(5) a constant one'],
    });
    // As `col("delay") > 15` would, which the compiler refuses.
    expect(error(() => Number(col("delay") as unknown)).message).toBe("a column has no value of its own: its operators are methods");
    expect(error(() => legs.select(col("delay").desc() as never)).message).toBe("asc() and desc() belong into orderBy() alone");
    expect(error(() => legs.hint("")).errorClass).toBe("INVALID_ARGUMENT");
    expect(error(() => legs.to(7 as never)).hints).toEqual(['schema({ id: long() }), or DDL text: "id bigint, name string"']);
    expect(error(() => legs.alias("")).errorClass).toBe("INVALID_ARGUMENT");
  });
});

describe("writing", () => {
  it("writes one frame into the destination itself", async () => {
    await legs.write.mode("overwrite").option("Compression", "zstd").parquet("s3://out/");
    expect({ ...writes.pop()!, sinks: undefined }).toEqual({
      kind: "write",
      destination: "s3://out/",
      mode: "overwrite",
      marker: "inside",
      origin: expect.objectContaining({ callSite: expect.stringMatching(/plans\.test\.ts:\d+:\d+$/) }),
      sinks: undefined,
    });
    await legs.write.format("json").save("x");
    expect(writes.pop()).toMatchObject({ mode: "error", sinks: [{ folder: "", format: "json", options: {}, input: legs.plan }] });
    await legs.write.save("x");
    expect(writes.pop()?.sinks[0]?.format).toBe("parquet");
  });

  it("takes options with the path, over those given before", async () => {
    await legs.write.option("compression", "none").csv("x", { header: true, compression: "gzip", signal: new AbortController().signal });
    expect(writes.pop()?.sinks[0]).toMatchObject({ format: "csv", options: { header: "true", compression: "gzip" } });
    await session.write({ all: legs }).json("x", { dateFormat: "yyyy" });
    expect(writes.pop()?.sinks[0]).toMatchObject({ folder: "all", format: "json", options: { dateformat: "yyyy" } });
  });

  it("lays out frames as format/name, or as name where one format is enough", async () => {
    const [train, test] = legs.randomSplit([1, 1], 1);
    await session
      .write({ train: train!, test: test! })
      .mode("overwrite")
      .marker("sibling")
      .option("compression", "none")
      .formats({ csv: { header: false }, parquet: { compression: "zstd" } })
      .save("s3://ready/");
    const two = writes.pop()!;
    expect(two).toMatchObject({ destination: "s3://ready/", mode: "overwrite", marker: "sibling" });
    expect(two.sinks.map((s) => [s.folder, s.format, s.options])).toEqual([
      ["csv/train", "csv", { compression: "none", header: "false" }],
      ["csv/test", "csv", { compression: "none", header: "false" }],
      ["parquet/train", "parquet", { compression: "zstd" }],
      ["parquet/test", "parquet", { compression: "zstd" }],
    ]);
    expect(two.sinks[0]!.input).toBe(two.sinks[2]!.input);
    await session.write({ train: train!, test: test! }).formats("csv").save("x");
    expect(writes.pop()!.sinks.map((s) => s.folder)).toEqual(["train", "test"]);
    await session.write({ train: train! }).formats("csv", "json").save("x");
    expect(writes.pop()!.sinks.map((s) => s.folder)).toEqual(["csv/train", "json/train"]);
    await session.write({ train: train! }).parquet("x");
    expect(writes.pop()!.sinks.map((s) => s.folder)).toEqual(["train"]);
  });

  it("refuses bad input before anything runs", async () => {
    expect(error(() => legs.write.mode("overwite" as never))).toMatchObject({
      message: '"overwite" is not a save mode',
      hints: ['did you mean "overwrite"?'],
    });
    expect(error(() => legs.write.format("avro" as never))).toMatchObject({
      message: '"avro" is not a format that can be written',
      hints: ["use one of parquet, csv, json, text, arrow"],
    });
    expect(error(() => legs.write.marker("outside" as never)).hints).toEqual(["use one of inside, sibling, none"]);
    await expect(legs.write.parquet("")).rejects.toMatchObject({ errorClass: "INVALID_ARGUMENT", message: '"" is not a path' });
    expect(error(() => session.write({})).message).toBe("there is no frame to write");
    expect(error(() => session.write({ _train: legs })).message).toBe(
      '"_train" cannot be a folder: names do not begin with "." or "_" and hold no slash',
    );
    expect(error(() => session.write({ "a/b": legs })).errorClass).toBe("INVALID_ARGUMENT");
    expect(error(() => session.write({ a: 1 as never })).message).toBe('"a" is not a DataFrame');
    expect(error(() => session.write({ a: legs }).formats("csv", "csv")).message).toBe('the format "csv" is given twice');
    expect(error(() => session.write({ a: legs }).formats({ cvs: {} } as never)).hints).toEqual(['did you mean "csv"?']);
    expect(writes).toEqual([]);
  });
});

describe("places", () => {
  it("name the user's file, line and column, and the line itself", () => {
    const column = col("delay").gt(15);
    const expected = "packages/dataframe/src/plans.test.ts";
    const { origin } = (column as unknown as { expression: Expression }).expression;
    expect(origin?.callSite).toMatch(new RegExp(`^${expected}:\\d+:\\d+$`));
    expect(origin?.fragment).toContain('const column = col("delay").gt(15);');
    expect(legs.plan.origin?.fragment).toContain('session.read.schema(flights).parquet("s3://flights/raw/")');
    expect(error(() => legs.limit(-1)).origin?.fragment).toContain("error(() => legs.limit(-1)).origin");
    expect(legs.groupBy("origin").agg({ n: count() }).plan.origin?.fragment).toContain('legs.groupBy("origin").agg({ n: count() })');
    expect(JSON.parse(JSON.stringify(origin))).toEqual({ callSite: origin!.callSite, fragment: origin!.fragment });
  });
});

describe("sessions", () => {
  it("refuse work once stopped", async () => {
    const own = createSession(recorder().backend);
    await own.stop();
    await own.stop();
    expect(own.stopped).toBe(true);
    await expect(own.range(3).collect()).rejects.toMatchObject({ errorClass: "SESSION_CLOSED" });
    await expect(own.range(3).write.parquet("x")).rejects.toMatchObject({ errorClass: "SESSION_CLOSED" });
  });

  it("are made once by the builder, from the backend that was wired", async () => {
    const options: volley.SessionOptions[] = [];
    expect(error(() => volley.Session.builder.create())).toMatchObject({ errorClass: "CONFIGURATION" });
    volley.setBackendFactory(async (given) => {
      options.push(given);
      return recorder().backend;
    });
    const first = await volley.Session.builder
      .appName("flights")
      .config("rows.int64", "number")
      .config("shuffle.partitions", 8)
      .remote("sc://h:1")
      .getOrCreate();
    expect(options).toEqual([
      {
        appName: "flights",
        master: "sc://h:1",
        masterOrigin: expect.anything(),
        config: { "rows.int64": "number", "shuffle.partitions": "8" },
      },
    ]);
    expect(await volley.Session.builder.config("rows.int64", "number").getOrCreate()).toBe(first);
    await expect(volley.Session.builder.getOrCreate()).rejects.toMatchObject({
      errorClass: "CONFIGURATION",
      message: "a session is running with rows.int64 = number, this one wants bigint",
    });
    await first.stop();
    expect(await volley.Session.builder.getOrCreate()).not.toBe(first);
    expect(error(() => volley.Session.builder.config("rows.int64", "string" as never))).toMatchObject({ errorClass: "INVALID_ARGUMENT" });
  });
});
