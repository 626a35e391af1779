import {
  attribute,
  call,
  type Expression,
  isVolleyError,
  type Literal,
  literal,
  parseSchema,
  type Relation,
  relation,
  schemaText,
  simpleTypes,
  type VolleyError,
} from "@volley/plan";
import { describe, expect, it } from "vitest";
import {
  as,
  col,
  combine,
  distinct,
  distinctly,
  drop,
  filter,
  fn,
  groupBy,
  join,
  limit,
  lit,
  named,
  offset,
  orderBy,
  over,
  read,
  repartition,
  sample,
  select,
  tail,
  testSources,
  union,
  withColumns,
} from "../testing/plans.ts";
import { analyze } from "./analyse.ts";
import { schemaOf } from "./analyzed.ts";

const flights = read("s3://flights/raw/");
const orders = read("s3://shop/orders/");
const customers = read("s3://shop/customers/");
const tiny = read("s3://shop/tiny/");
const double = (value: number): Literal => literal(value, simpleTypes.double);
const aliased = (aggregates: Readonly<Record<string, Expression>>): readonly Expression[] =>
  Object.entries(aggregates).map(([name, value]) => as(value, name));
const regroup = (
  input: Relation,
  sets: "rollup" | "cube" | readonly (readonly Expression[])[],
  keys: readonly string[],
  aggregates: Readonly<Record<string, Expression>>,
): Relation => relation("aggregate", { input, groupings: keys.map(col), aggregates: aliased(aggregates), sets });
const pivot = (
  input: Relation,
  keys: readonly string[],
  column: string,
  values: readonly Expression[],
  aggregates: Readonly<Record<string, Expression>>,
): Relation =>
  relation("aggregate", {
    input,
    groupings: keys.map(col),
    aggregates: aliased(aggregates),
    pivot: { column: col(column), values: values as readonly Literal[] },
  });
const unpivot = (input: Relation, ids: readonly string[], values: readonly string[]): Relation =>
  relation("unpivot", { input, ids: ids.map(col), values: values.map(col), variableName: "k", valueName: "v" });
const mapped = read("s3://other/x", { schema: parseSchema("m map<string,int>") });
const schema = (frame: Relation): string => schemaText(schemaOf(analyze(frame, testSources)));

function failure(frame: Relation): VolleyError {
  try {
    analyze(frame, testSources);
  } catch (error) {
    if (isVolleyError(error)) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}

describe("schemas", () => {
  const cases: readonly (readonly [string, Relation, string])[] = [
    [
      "names are found without regard to case and keep their own",
      select(flights, "DELAY", as("Origin", "From")),
      "delay bigint, From string",
    ],
    [
      "expressions have Spark's names",
      select(flights, fn("+", "delay", 1), fn("not", fn("==", "origin", lit("ATL"))), lit("x"), lit(1.5)),
      "`(delay + 1)` bigint, `(NOT (origin = ATL))` boolean, x string not null, `1.5` double not null",
    ],
    [
      "windows have their frame in it",
      select(
        flights,
        over(fn("lag", "delay"), [], ["date"]),
        over(fn("rank"), ["origin"], [["delay", "descending"]]),
        over(fn("sum", "delay"), [], ["date"], ["rows", -3, 1]),
      ),
      "`lag(delay, 1, NULL) OVER (ORDER BY date ASC NULLS FIRST ROWS BETWEEN -1 FOLLOWING AND -1 FOLLOWING)` bigint, " +
        "`RANK() OVER (PARTITION BY origin ORDER BY delay DESC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)` int not null, " +
        "`sum(delay) OVER (ORDER BY date ASC NULLS FIRST ROWS BETWEEN -3 FOLLOWING AND 1 FOLLOWING)` bigint",
    ],
    [
      "a cast column keeps its name",
      select(flights, { kind: "cast", child: col("delay"), type: simpleTypes.string, mode: "ansi" }),
      "delay string",
    ],
    ["aggregates", groupBy(flights, ["origin"], {}), "origin string"],
    [
      "aggregates without alias",
      relation("aggregate", {
        input: flights,
        groupings: [],
        aggregates: [fn("sum", "delay"), fn("count"), distinctly("count", "origin")],
      }),
      "`sum(delay)` bigint, `count(1)` bigint not null, `count(DISTINCT origin)` bigint not null",
    ],
    ["an aggregate in select", select(flights, as(fn("max", "delay"), "worst")), "worst bigint"],
    [
      "computing with aggregates and groups",
      groupBy(flights, [as(fn("year", "date"), "year")], {
        x: fn("/", fn("sum", "delay"), fn("count")),
        next: fn("+", fn("year", "date"), 1),
      }),
      "year int, x double, next int",
    ],
    [
      "columns replaced in place, others appended",
      withColumns(customers, { NAME: fn("length", "name"), twice: fn("+", "id", "id") }),
      "id int not null, NAME int, segment string, twice int not null",
    ],
    ["dropping unknown names is no error", drop(customers, "nope", "SEGMENT"), "id int not null, name string"],
    [
      "using columns come once, first",
      join(select(orders, "amount", as("customer", "id")), customers, ["id"]),
      "id int, amount decimal(10,2), name string, segment string",
    ],
    [
      "using in a right join takes the right's",
      join(select(orders, "amount", as("customer", "id")), customers, ["id"], "right"),
      "id int not null, amount decimal(10,2), name string, segment string",
    ],
    [
      "using in a full join is one or the other",
      join(select(orders, as("id", "ID"), "day"), select(customers, "id", "name"), ["id"], "full"),
      "id bigint, day date, name string",
    ],
    [
      "an outer join may bring nulls",
      join(named(customers, "a"), named(customers, "b"), fn("==", "a.id", "b.id"), "left"),
      "id int not null, name string, segment string, id int, name string, segment string",
    ],
    [
      "a semi join has the left's columns",
      join(customers, orders, fn("==", "name", "note"), "semi"),
      "id int not null, name string, segment string",
    ],
    ["unions take the left's names and the wider type", union(select(customers, as("id", "x")), select(orders, "id")), "x bigint not null"],
    ["union by name", union(select(customers, "id", "name"), select(customers, "NAME", "id"), true), "id int not null, name string"],
    [
      "missing columns of a union are null",
      relation("set_operation", {
        left: select(customers, "id", "name"),
        right: select(orders, "ID", "amount"),
        operation: "union",
        all: true,
        byName: true,
        allowMissingColumns: true,
      }),
      "id bigint not null, name string, amount decimal(10,2)",
    ],
    [
      "what both sides have is null where both may be",
      combine("intersect", select(orders, "customer"), select(customers, "id")),
      "customer int not null",
    ],
    [
      "what is left of the left is null where it was",
      combine("except", select(orders, "customer"), select(customers, "id")),
      "customer int",
    ],
    [
      "subtotals leave keys null",
      regroup(customers, "rollup", ["id", "name"], { n: fn("count"), level: fn("grouping_id"), by: fn("grouping", "id") }),
      "id int, name string, n bigint not null, level bigint not null, by tinyint not null",
    ],
    [
      "a pivot's columns are named by value and aggregate",
      pivot(customers, ["segment"], "id", [lit(1), lit(null)], { n: fn("count"), last: fn("max", "name") }),
      "segment string, `1_n` bigint, `1_last` string, null_n bigint, null_last string",
    ],
    [
      "a pivot with one aggregate is named by value alone",
      pivot(customers, [], "name", [lit("a b"), lit(1)], { n: fn("count") }),
      "`a b` bigint, `1` bigint",
    ],
    ["unpivoted columns have their common type", unpivot(orders, ["note"], ["id", "customer"]), "note string, k string not null, v bigint"],
    [
      "filled columns have no nulls, and keep their type",
      relation("fill_na", { input: orders, names: [], values: [double(1.5)] }),
      "id bigint not null, customer int not null, amount decimal(10,2) not null, day date, note string, address struct<city:string,zip:int>",
    ],
    [
      "replaced columns may hold nulls",
      relation("replace", { input: customers, names: ["id"], replacements: [{ from: double(1), to: literal(null, simpleTypes.null) }] }),
      "id int, name string, segment string",
    ],
    [
      "statistics are texts",
      relation("describe", { input: customers, names: [] }),
      "summary string, id string, name string, segment string",
    ],
    [
      "another schema, by name",
      relation("to_schema", { input: customers, schema: parseSchema("NAME string, extra int, id double") }),
      "NAME string, extra int, id double not null",
    ],
    ["new names for all columns", relation("to_df", { input: customers, names: ["id", "b", "c"] }), "id int not null, b string, c string"],
    ["struct fields by dots", select(orders, "address.city", as("address.ZIP", "z")), "city string, z int"],
    [
      "decimals follow Spark's precision",
      select(orders, as(fn("*", "amount", "amount"), "p"), as(fn("+", "amount", 1), "s"), as(fn("/", "amount", 3), "q")),
      "p decimal(21,4), s decimal(11,2), q decimal(14,6)",
    ],
    [
      "when is null only without a default",
      select(flights, as(fn("when", fn(">", "delay", 15), 1, 0), "a"), as(fn("when", fn(">", "delay", 15), 1), "b")),
      "a int not null, b int",
    ],
    ["coalesce with a constant is never null", select(flights, as(fn("coalesce", "delay", 0), "d")), "d bigint not null"],
    ["range", relation("range", { start: 0n, end: 10n, step: 1n }), "id bigint not null"],
    [
      "renames",
      relation("with_columns_renamed", {
        input: customers,
        renames: [
          { from: "NAME", to: "who" },
          { from: "nope", to: "x" },
        ],
      }),
      "id int not null, who string, segment string",
    ],
    [
      "steps that change no columns",
      limit(orderBy(distinct(repartition(sample(customers, 0, 0.5), 3), "name"), "id"), 3),
      "id int not null, name string, segment string",
    ],
  ];
  for (const [title, frame, expected] of cases) it(title, () => expect(schema(frame)).toBe(expected));

  it("a column bound to a frame is found on its side of the join", () => {
    const left = select(customers, "id", "name");
    const right = select(orders, as("customer", "id"), "amount");
    const bound = (frame: Relation, name: string): Expression => attribute(name, frame.planId);
    const joined = join(left, right, call("==", [bound(left, "id"), bound(right, "id")]));
    expect(schema(select(joined, bound(right, "id"), bound(left, "name")))).toBe("id int, name string");
    expect(failure(select(joined, "id")).errorClass).toBe("AMBIGUOUS_REFERENCE");
  });

  it("frames built alike are one frame", () => {
    const again = (): Relation => filter(read("s3://flights/raw/"), fn(">", "delay", 15));
    const both = join(again(), again(), ["origin"]);
    const { node } = analyze(both, testSources);
    const sides = node.kind === "project" && node.input.kind === "join" ? node.input : undefined;
    expect(sides?.right.kind === "project" && sides.right.input).toBe(sides?.left);
  });

  it("keeps two random columns apart", () => {
    const random = (): Relation => withColumns(flights, { r: fn("rand") });
    const { node } = analyze(union(random(), random()), testSources);
    expect(node.kind === "union" && node.inputs[0]).not.toBe(node.kind === "union" && node.inputs[1]);
  });
});

describe("errors", () => {
  const at = { callSite: "prepare.ts:12:11" };
  const cases: readonly (readonly [string, Relation, string, RegExp, readonly RegExp[]])[] = [
    [
      "an unknown column",
      filter(flights, call("isNotNull", [attribute("delya", undefined, at)])),
      "UNRESOLVED_COLUMN",
      /^column "delya" does not exist$/,
      [/did you mean "delay"\?/, /columns: date, delay, distance, origin, destination/],
    ],
    [
      "an unknown column of a side",
      join(flights, customers, ["origin"]),
      "UNRESOLVED_USING_COLUMN_FOR_JOIN",
      /right side/,
      [/columns: id, name, segment/],
    ],
    ["an unknown struct field", select(orders, "address.town"), "FIELD_NOT_FOUND", /field "town" of "address"/, [/fields: city, zip/]],
    ["a field of no struct", select(orders, "note.x"), "INVALID_EXTRACT_BASE_FIELD_TYPE", /has no parts/, []],
    [
      "an ambiguous name",
      select(join(customers, select(orders, "id"), undefined, "cross"), "id"),
      "AMBIGUOUS_REFERENCE",
      /"id" could be any of 2/,
      [/alias/],
    ],
    [
      "a column outside aggregates",
      relation("aggregate", { input: flights, groupings: [col("origin")], aggregates: [col("delay")] }),
      "MISSING_AGGREGATION",
      /"delay" is neither grouped by nor inside an aggregate \(grouped by origin\)/,
      [],
    ],
    ["an aggregate of an aggregate", groupBy(flights, [], { x: fn("sum", fn("max", "delay")) }), "INVALID_AGGREGATE", /two steps/, []],
    ["an aggregate in a filter", filter(flights, fn(">", fn("max", "delay"), 3)), "INVALID_AGGREGATE", /max\(delay\)/, [/groupBy/]],
    [
      "a window in a filter",
      filter(flights, fn("==", over(fn("rank"), ["origin"], ["delay"]), 1)),
      "WINDOW_FUNCTION_NOT_ALLOWED_IN_CLAUSE",
      /RANK\(\) OVER \(.*\) = 1\) is a window function and cannot stand in a filter$/,
      [/withColumn\(\) first/],
    ],
    [
      "a window to group by",
      groupBy(flights, [as(over(fn("rank"), ["origin"], ["delay"]), "r")], { n: fn("count") }),
      "WINDOW_FUNCTION_NOT_ALLOWED_IN_CLAUSE",
      /cannot stand in groupBy/,
      [],
    ],
    [
      "a ranking without a window",
      select(flights, as(fn("row_number"), "n")),
      "WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE",
      /^rowNumber\(\) needs a window$/,
      [/rowNumber\(\)\.over\(/],
    ],
    [
      "a ranking without an order",
      withColumns(flights, { n: over(fn("row_number"), ["origin"]) }),
      "WINDOW_FUNCTION_FRAME_NOT_ORDERED",
      /^rowNumber\(\) needs a window with an order$/,
      [/orderBy/],
    ],
    [
      "a ranking with a frame",
      withColumns(flights, { n: over(fn("rank"), ["origin"], ["delay"], ["rows", -1, "current_row"]) }),
      "WINDOW_FUNCTION_AND_FRAME_MISMATCH",
      /^rank\(\) takes no frame/,
      [/rowsBetween/],
    ],
    [
      "distinct over a window",
      withColumns(flights, { n: over(distinctly("count", "delay"), ["origin"]) }),
      "DISTINCT_WINDOW_FUNCTION_UNSUPPORTED",
      /^count\(\) takes no DISTINCT over a window$/,
      [],
    ],
    [
      "a window over what is no function for it",
      withColumns(flights, { n: over(fn("upper", "origin"), ["origin"]) }),
      "UNSUPPORTED_EXPR_FOR_WINDOW",
      /^upper\(origin\) is no window function and no aggregate$/,
      [/over\(\) follows/],
    ],
    [
      "a window in an aggregate",
      groupBy(flights, [], { n: fn("max", over(fn("rank"), ["origin"], ["delay"])) }),
      "WINDOW_FUNCTION_NOT_ALLOWED_IN_CLAUSE",
      /^max\(\) is given a window/,
      [],
    ],
    [
      "a window of ungrouped columns over groups",
      groupBy(flights, ["origin"], { n: over(fn("rank"), ["destination"], ["origin"]) }),
      "MISSING_AGGREGATION",
      /"destination" is neither grouped/,
      [],
    ],
    [
      "a range over two columns",
      withColumns(flights, { n: over(fn("count"), [], ["delay", "distance"], ["range", -1, 1]) }),
      "DATATYPE_MISMATCH",
      /needs an order by one column, it has 2$/,
      [],
    ],
    [
      "a range that the order's type has no sum with",
      withColumns(flights, { n: over(fn("count"), [], ["origin"], ["range", -1, 1]) }),
      "DATATYPE_MISMATCH",
      /cannot add int to the order by origin \(string\)$/,
      [],
    ],
    [
      "a frame that ends before it starts",
      withColumns(flights, { n: over(fn("count"), [], ["delay"], ["rows", 2, 1]) }),
      "DATATYPE_MISMATCH",
      /ends before it starts$/,
      [],
    ],
    [
      "a frame by a column",
      withColumns(flights, { n: over(fn("count"), [], ["delay"], ["rows", col("delay"), 1]) }),
      "DATATYPE_MISMATCH",
      /bounds of a frame must be constants$/,
      [],
    ],
    [
      "an offset that is no constant",
      withColumns(flights, { n: over(fn("lag", "origin", "delay"), [], ["delay"]) }),
      "DATATYPE_MISMATCH",
      /^argument 2 of lag\(\) must be a constant, got delay/,
      [],
    ],
    [
      "groups of none",
      withColumns(flights, { n: over(fn("ntile", 0), [], ["delay"]) }),
      "DATATYPE_MISMATCH",
      /^argument 1 of ntile\(\) must be a positive number, got 0$/,
      [],
    ],
    [
      "a fallback of another type",
      withColumns(flights, { n: over(fn("lag", "delay", 1, lit(true)), [], ["delay"]) }),
      "DATATYPE_MISMATCH",
      /^lag\(\) takes another bigint, got true \(boolean\)$/,
      [],
    ],
    ["a filter that is no condition", filter(flights, col("delay")), "DATATYPE_MISMATCH", /delay is bigint/, []],
    [
      "a sum of a boolean",
      groupBy(flights, [], { x: fn("sum", fn("isNull", "delay")) }),
      "DATATYPE_MISMATCH",
      /sum\(\) takes a number/,
      [],
    ],
    ["adding a part of a day to a date", select(orders, fn("+", "day", 1.5)), "DATATYPE_MISMATCH", /takes numbers/, [/dateAdd/]],
    [
      "a function by the name programs write",
      groupBy(flights, [], { x: fn("count_if", "delay") }),
      "DATATYPE_MISMATCH",
      /^countIf\(\) takes/,
      [],
    ],
    ["values without a common type", select(orders, fn("coalesce", "day", 1)), "DATATYPE_MISMATCH", /one type/, []],
    ["an unknown function", select(flights, fn("uper", "origin")), "UNRESOLVED_ROUTINE", /"uper"/, [/"upper"/]],
    ["too many arguments", select(flights, fn("upper", "origin", "delay")), "WRONG_NUM_ARGS", /takes 1 argument/, []],
    [
      "one name given twice",
      relation("with_columns", { input: flights, aliases: [as("delay", "x"), as("delay", "X")] }),
      "COLUMN_ALREADY_EXISTS",
      /"X" occurs twice/,
      [],
    ],
    [
      "one name twice in a schema",
      read("s3://other/x.csv", { schema: parseSchema("a int, A string") }),
      "COLUMN_ALREADY_EXISTS",
      /"A" occurs twice/,
      [],
    ],
    [
      "a mistyped option of a reader",
      read("s3://other/x.csv", { format: "csv", options: { headr: "true" } }),
      "INVALID_ARGUMENT",
      /^the csv reader has no option "headr"$/,
      [/did you mean "header"\?/],
    ],
    [
      "an option unlike all that the reader has",
      read("s3://other/x.json", { format: "json", options: { lineending: "x" } }),
      "INVALID_ARGUMENT",
      /"lineending"/,
      [/it has: dateFormat, .*mode/],
    ],
    [
      "an option of a reader that has none",
      read("s3://flights/raw/", { options: { header: "true" } }),
      "INVALID_ARGUMENT",
      /^the parquet reader has no option "header"$/,
      [/it has: mergeSchema, pathGlobFilter/],
    ],
    [
      "a value that an option cannot have",
      read("s3://other/x.csv", { format: "csv", options: { header: "yes" } }),
      "INVALID_ARGUMENT",
      /option header cannot be "yes"/,
      [/true, false/],
    ],
    ["a union of unlike width", union(flights, customers), "NUM_COLUMNS_MISMATCH", /5 and 3/, [/left: date/]],
    [
      "a union of unlike types",
      union(select(orders, "day"), select(orders, "address")),
      "INCOMPATIBLE_COLUMN_TYPE",
      /column 1: "day" is date/,
      [],
    ],
    [
      "an intersection by name",
      relation("set_operation", { left: flights, right: flights, operation: "intersect", all: false, byName: true }),
      "INVALID_ARGUMENT",
      /position/,
      [],
    ],
    ["an exception of unlike width", combine("except", flights, customers), "NUM_COLUMNS_MISMATCH", /except .* 5 and 3/, [/right: id/]],
    [
      "an intersection of unlike types",
      combine("intersect", select(orders, "day"), select(orders, "address")),
      "INCOMPATIBLE_COLUMN_TYPE",
      /intersect .* column 1: "day" is date/,
      [/cast/],
    ],
    ["maps that would have to be equal", combine("except", mapped, mapped), "UNSUPPORTED_FEATURE", /column "m" of type map/, [/entries/]],
    [
      "a schema that must have what is missing",
      relation("to_schema", { input: customers, schema: parseSchema("nam string not null") }),
      "UNRESOLVED_COLUMN",
      /"nam" does not exist/,
      [/name/],
    ],
    [
      "a hint with wrong parameters",
      relation("hint", { input: customers, name: "coalesce", parameters: [] }),
      "INVALID_ARGUMENT",
      /number of partitions/,
      [/coalesce/],
    ],
    [
      "too few new names",
      relation("to_df", { input: customers, names: ["a"] }),
      "ASSIGNMENT_ARITY_MISMATCH",
      /1 columns .* has 3/,
      [/segment/],
    ],
    [
      "grouping() without sets",
      groupBy(flights, ["origin"], { g: fn("grouping", "origin") }),
      "UNSUPPORTED_GROUPING_EXPRESSION",
      /rollup/,
      [],
    ],
    [
      "grouping() of what is not grouped by",
      regroup(flights, "cube", ["origin"], { g: fn("grouping", "delay") }),
      "GROUPING_COLUMN_MISMATCH",
      /grouped by/,
      [/grouped by origin/],
    ],
    [
      "grouping_id() of some of the columns",
      regroup(flights, "cube", ["origin", "destination"], { g: fn("grouping_id", "destination") }),
      "GROUPING_ID_COLUMN_MISMATCH",
      /all columns/,
      [/grouped by origin, destination/],
    ],
    ["no sets at all", regroup(flights, [], ["origin"], {}), "INVALID_ARGUMENT", /at least one set/, []],
    [
      "a set of what is not grouped by",
      regroup(flights, [[col("delay")]], ["origin"], {}),
      "GROUPING_COLUMN_MISMATCH",
      /delay/,
      [/origin/],
    ],
    [
      "a pivot value that cannot be one of the column's",
      pivot(flights, [], "date", [lit(true)], { n: fn("count") }),
      "PIVOT_VALUE_DATA_TYPE_MISMATCH",
      /true is boolean, but column "date" is timestamp_ntz/,
      [],
    ],
    [
      "unpivoting text with numbers",
      unpivot(flights, [], ["origin", "delay"]),
      "UNPIVOT_VALUE_DATA_TYPE_MISMATCH",
      /no common type/,
      [/origin: string/, /cast/],
    ],
    [
      "nothing to unpivot",
      relation("unpivot", { input: tiny, ids: [col("k"), col("v")], variableName: "k", valueName: "v" }),
      "UNPIVOT_REQUIRES_VALUE_COLUMNS",
      /all columns are ids/,
      [],
    ],
    [
      "values for other columns",
      relation("fill_na", { input: tiny, names: ["k"], values: [double(1), double(2)] }),
      "INVALID_ARGUMENT",
      /2 values for 1 columns/,
      [],
    ],
    ["missing values of no column", relation("drop_na", { input: flights, names: ["dely"] }), "UNRESOLVED_COLUMN", /"dely"/, [/"delay"/]],
    ["a description of no column", relation("describe", { input: flights, names: ["dely"] }), "UNRESOLVED_COLUMN", /"dely"/, [/"delay"/]],
    [
      "a fraction of more than all",
      relation("sample_by", { input: tiny, column: col("k"), fractions: [{ stratum: double(1), fraction: 2 }], seed: 1n }),
      "INVALID_ARGUMENT",
      /fractions from 0 to 1/,
      [],
    ],
    ["a negative offset", offset(flights, -1), "INVALID_ARGUMENT", /offset/, []],
    ["half a row from the end", tail(flights, 0.5), "INVALID_ARGUMENT", /tail/, []],
    ["a left join on nothing", join(flights, customers, undefined, "left"), "INVALID_ARGUMENT", /needs columns or a condition/, []],
    ["a sample of more than all", sample(flights, 0, 1.5), "INVALID_ARGUMENT", /fraction/, []],
    ["no partitions", repartition(flights, 0), "INVALID_ARGUMENT", /repartition/, []],
    ["a negative limit", limit(flights, -1), "INVALID_ARGUMENT", /limit/, []],
    ["an unknown key", distinct(flights, "orgin"), "UNRESOLVED_COLUMN_AMONG_FIELD_NAMES", /"orgin"/, [/"origin"/]],
    [
      "a cast that is none",
      select(orders, { kind: "cast", child: col("address"), type: simpleTypes.integer, mode: "ansi" }),
      "DATATYPE_MISMATCH",
      /no conversion to int/,
      [],
    ],
    [
      "a star inside an expression",
      select(flights, { kind: "cast", child: { kind: "star" }, type: simpleTypes.string, mode: "ansi" }),
      "INVALID_USAGE_OF_STAR_OR_REGEX",
      /"\*"/,
      [],
    ],
    [
      "join columns of unlike types",
      join(select(orders, as("address", "id")), customers, ["id"]),
      "DATATYPE_MISMATCH",
      /left of the join/,
      [],
    ],
  ];
  for (const [title, frame, errorClass, message, details] of cases)
    it(title, () => {
      const error = failure(frame);
      expect(error.errorClass).toBe(errorClass);
      expect(error.message).toMatch(message);
      for (const detail of details) expect([...error.hints, ...error.where].join("\n")).toMatch(detail);
    });

  it("points at the expression at fault", () => {
    const wrong = call("isNotNull", [attribute("delya", undefined, at)]);
    expect(failure(filter(flights, wrong)).origin).toBe(at);
    const sum = call("+", [literal(true, simpleTypes.boolean), literal(1, simpleTypes.integer)], { origin: at });
    expect(failure(select(flights, sum)).origin).toBe(at);
    const mistyped = relation("read", { format: "csv", paths: ["s3://other/x.csv"], options: { headr: "true" }, origin: at });
    expect(failure(mistyped).origin).toBe(at);
  });
});
