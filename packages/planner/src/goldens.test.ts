import {
  cast,
  decimalType,
  explainModes,
  extractValue,
  lambda,
  lambdaVariable,
  literal,
  multiAlias,
  parseSchema,
  type Relation,
  relation,
  sortOrder,
  simpleTypes,
  updateFields,
  type WriteCommand,
} from "@volley/plan";
import { describe, expect, it } from "vitest";
import { explainPlan } from "./explain/explain.ts";
import { checkStages } from "./invariant/check-stages.ts";
import { planSteps } from "./plan-query.ts";
import {
  as,
  broadcast,
  cluster,
  col,
  combine,
  distinct,
  distinctly,
  drop,
  filter,
  flightsJob,
  fn,
  groupBy,
  join,
  limit,
  lit,
  mapBatches,
  named,
  offset,
  orderBy,
  over,
  own,
  read,
  repartition,
  sample,
  select,
  single,
  tail,
  testSources,
  union,
  userFunction,
  withColumns,
} from "./testing/plans.ts";

const flights = read("s3://flights/raw/");
const orders = read("s3://shop/orders/");
const customers = read("s3://shop/customers/");
const tiny = read("s3://shop/tiny/");

function write(...inputs: readonly Relation[]): WriteCommand {
  const sinks = inputs.map((input, i) => ({ folder: `${"abcdef"[i]}`, input, format: "parquet" as const, options: {} }));
  return { kind: "write", destination: "s3://out/", mode: "overwrite", marker: "inside", sinks };
}

const mapper = userFunction("fit", { form: "table", returns: parseSchema("k string, slope double not null") });
const byHour = withColumns(flights, { hour: fn("date_trunc", lit("hour"), "date") });
const totals = groupBy(orders, ["customer"], { spent: fn("sum", "amount"), orders: fn("count") });
const big = filter(totals, fn(">", "orders", 3));

const plans: Readonly<Record<string, Relation | WriteCommand>> = {
  "read-all": tiny,
  "filter-and-select": select(
    filter(flights, fn("and", fn(">", "delay", 15), fn("or", fn("==", "origin", lit("ATL")), fn("isNull", "origin")))),
    "date",
    "delay",
    as(fn("/", "delay", 60), "hours"),
  ),
  "columns-replaced": drop(
    withColumns(orders, { amount: fn("*", "amount", 2), note: fn("upper", "note"), year: fn("year", "day") }),
    "address",
  ),
  "computed-once": (() => {
    const heavy = withColumns(flights, { h: fn("hash_unit", "date", "origin", "destination") });
    return select(
      heavy,
      "origin",
      as(fn("when", fn("<", "h", lit(0.7)), lit("train"), fn("<", "h", lit(0.85)), lit("validation"), lit("test")), "split"),
    );
  })(),
  "costly-once": (() => {
    const unit = fn("hash_unit", "date", "origin");
    return withColumns(select(flights, "date", "origin"), {
      split: fn("when", fn("<", unit, lit(0.7)), lit("train"), fn("<", unit, lit(0.85)), lit("validation"), lit("test")),
    });
  })(),
  "aggregate-all": groupBy(filter(flights, fn(">", "distance", 100)), [], {
    flights: fn("count"),
    delay: fn("avg", "delay"),
    latest: fn("max", "date"),
  }),
  "group-by": groupBy(flights, ["origin", "destination"], { flights: fn("count"), delay: fn("avg", "delay") }),
  "group-by-expression": filter(
    groupBy(flights, [as(fn("month", "date"), "month")], {
      rate: fn("/", fn("count_if", fn(">", "delay", 15)), fn("count")),
      worst: fn("+", fn("max", "delay"), 1),
    }),
    fn(">", "rate", lit(0.2)),
  ),
  "count-distinct": groupBy(flights, ["origin"], { routes: distinctly("count", "destination"), flights: fn("count") }),
  "count-distinct-all": groupBy(flights, [], { origins: distinctly("count", "origin") }),
  "join-broadcast-small": join(orders, tiny, fn("==", "customer", "k"), "left"),
  "join-shuffle": select(join(orders, select(customers, as("id", "customer"), "name"), ["customer"]), "customer", "name", "amount"),
  "join-not-by-equality": join(named(tiny, "a"), named(tiny, "b"), fn("<", "a.k", "b.k")),
  "join-semi-anti": union(join(orders, big, ["customer"], "semi"), join(orders, big, ["customer"], "anti")),
  "join-semi-not-by-equality": join(
    join(named(orders, "l"), tiny, fn("==", "l.customer", "k")),
    named(orders, "r"),
    fn("and", fn("==", "l.day", "r.day"), fn("!=", "l.customer", "r.customer")),
    "semi",
  ),
  "join-full": join(select(orders, as("customer", "id"), "amount"), select(customers, "id", "segment"), ["id"], "full"),
  "join-back": join(byHour, groupBy(byHour, ["origin", "hour"], { departures: fn("count") }), ["origin", "hour"], "left"),
  "join-itself": join(named(orders, "l"), named(orders, "r"), fn("and", fn("==", "l.customer", "r.customer"), fn("<", "l.id", "r.id"))),
  "join-hinted": join(orders, broadcast(totals), ["customer"]),
  "filter-through-join": filter(join(orders, customers, fn("==", "customer", col("name"))), fn("==", "segment", lit("new"))),
  "union-grouped": groupBy(
    union(select(orders, as("customer", "id"), as(fn("year", "day"), "year")), select(customers, "id", as(lit(2020), "year"))),
    ["year"],
    { n: fn("count") },
  ),
  "union-result": union(select(orders, "customer"), select(customers, "id")),
  "window-ranking": filter(
    withColumns(flights, {
      place: over(fn("row_number"), ["origin"], [["delay", "descending"], "date"]),
      before: over(fn("lag", "delay"), ["origin"], ["date"]),
      share: fn("/", "delay", over(fn("sum", "delay"), ["origin"])),
    }),
    fn("and", fn("<=", "place", 3), fn("!=", "origin", lit("ATL"))),
  ),
  "window-frames": select(
    orders,
    "customer",
    as(over(fn("avg", "amount"), ["customer"], ["day"], ["rows", -2, "current_row"]), "recent"),
    as(over(fn("count"), ["customer"], ["day"], ["range", -7, -1]), "week_before"),
    as(over(fn("max", "day"), ["customer"], ["day"], ["rows", 1, "unbounded"]), "last_day"),
  ),
  "window-without-partition": withColumns(select(orders, "id", "amount"), { running: over(fn("sum", "amount"), [], ["id"]) }),
  "window-over-groups": groupBy(orders, ["customer", "day"], {
    spent: fn("sum", "amount"),
    place: over(fn("rank"), ["customer"], [["day", "descending"]]),
    of_all: over(fn("sum", fn("sum", "amount")), ["customer"]),
  }),
  "window-of-window": withColumns(
    withColumns(orders, { n: over(fn("count"), ["customer"]), o: over(fn("count"), ["customer", "day"]), all: over(fn("max", "id"), []) }),
    { m: over(fn("max", over(fn("rank"), ["customer"], ["n"])), ["customer"]) },
  ),
  "window-not-asked-for": select(withColumns(orders, { n: over(fn("row_number"), ["customer"], ["id"]) }), "id"),
  "union-missing-columns": relation("set_operation", {
    left: select(orders, "id", "note"),
    right: select(customers, "id", "segment"),
    operation: "union",
    all: true,
    byName: true,
    allowMissingColumns: true,
  }),
  intersect: combine("intersect", select(orders, "customer"), select(customers, "id")),
  "except-all": filter(combine("except", select(orders, "customer"), select(customers, "id"), true), fn(">", "customer", 7)),
  rollup: relation("aggregate", {
    input: flights,
    groupings: [col("origin"), col("destination")],
    aggregates: [as(fn("count"), "n"), as(fn("grouping_id"), "level")],
    sets: "rollup",
  }),
  pivot: relation("aggregate", {
    input: flights,
    groupings: [col("origin")],
    aggregates: [as(fn("avg", "delay"), "delay")],
    pivot: {
      column: fn("month", "date"),
      values: [literal(1, simpleTypes.integer), literal(2, simpleTypes.integer)],
    },
  }),
  unpivot: relation("unpivot", {
    input: flights,
    ids: [col("origin")],
    values: [col("delay"), col("distance")],
    variableName: "measure",
    valueName: "value",
  }),
  "fill-drop-replace": relation("replace", {
    input: relation("drop_na", {
      input: relation("fill_na", { input: read("s3://other/x"), names: [], values: [literal(0n, simpleTypes.long)] }),
      names: ["s", "c"],
      minNonNulls: 1,
    }),
    names: [],
    replacements: [{ from: literal("?", simpleTypes.string), to: literal(null, simpleTypes.null) }],
  }),
  describe: relation("describe", { input: orders, names: ["customer"] }),
  quantiles: relation("approx_quantile", { input: orders, names: ["amount", "id"], probabilities: [0.25, 0.5], relativeError: 0.1 }),
  "frequent-items": relation("freq_items", { input: flights, names: ["origin", "destination"], support: 0.01 }),
  "sample-by": relation("sample_by", {
    input: flights,
    column: col("origin"),
    fractions: [
      { stratum: literal("ATL", simpleTypes.string), fraction: 0.1 },
      { stratum: literal("JFK", simpleTypes.string), fraction: 1 },
    ],
    seed: 7n,
  }),
  distinct: distinct(select(flights, "origin", "destination")),
  "drop-duplicates": distinct(orders, "customer"),
  sort: orderBy(groupBy(flights, ["origin"], { n: fn("count") }), ["n", "descending"], "origin"),
  top: limit(orderBy(select(flights, "origin", "delay", as(fn("-", "delay"), "date")), ["delay", "descending"]), 10),
  "sorts-that-nobody-sees": groupBy(
    join(
      orderBy(select(orders, "customer", "amount"), "amount"),
      orderBy(distinct(orderBy(select(customers, as("id", "customer")), "customer")), "customer"),
      ["customer"],
    ),
    ["customer"],
    { spent: fn("sum", "amount"), first: fn("first", "amount") },
  ),
  limit: limit(select(flights, "origin", as(fn("+", "delay", 1), "delay")), 10),
  "offset-and-limit": limit(offset(orderBy(select(flights, "origin", "delay"), "delay"), 20), 10),
  offset: offset(select(flights, "origin"), 1000),
  tail: tail(filter(select(flights, "origin", "delay"), fn(">", "delay", 15)), 5),
  "tail-sorted": tail(orderBy(select(flights, "origin", "delay"), "delay"), 5),
  "limit-after-filter": limit(filter(flights, fn("==", "origin", lit("ATL"))), 10),
  "random-split": write(sample(flights, 0, 0.8), sample(flights, 0.8, 1)),
  "repartition-evenly": write(repartition(filter(orders, fn("isNotNull", "customer")), 4)),
  "repartition-by-key": write(groupBy(repartition(orders, 16, "customer"), ["customer"], { n: fn("count") })),
  "repartition-by-range": write(
    relation("repartition", { input: orders, expressions: [sortOrder(col("amount"), "descending"), sortOrder(col("day"))], partitions: 4 }),
  ),
  "shared-by-sinks": write(big, select(filter(big, fn(">", "spent", 100)), "customer")),
  "shared-across-stages": join(big, groupBy(big, [], { average: fn("avg", "orders") }), undefined, "cross"),
  "struct-fields": groupBy(orders, [col("address.city")], { n: fn("count"), zip: fn("min", "address.zip") }),
  "rows-of-arrays": groupBy(
    filter(
      select(flights, "origin", multiAlias(fn("posexplode", fn("array", "delay", "distance")), ["i", "x"])),
      fn("and", fn("==", "origin", lit("ATL")), fn(">", "x", 5)),
    ),
    ["i"],
    { n: fn("count") },
  ),
  lambdas: select(
    tiny,
    as(fn("transform", fn("array", "k"), lambda(["x", "i"], fn("+", lambdaVariable("x"), fn("*", lambdaVariable("i"), "k")))), "scaled"),
    as(extractValue(fn("array", "k", fn("+", "k", 1)), lit(0)), "first"),
    as(updateFields(fn("struct", "k", "v"), "v", lit("new")), "changed"),
  ),
  "user-function": filter(
    withColumns(join(orders, customers, fn("==", "customer", col("name"))), {
      slug: own(userFunction("slug"), "note"),
      size: fn("length", own(userFunction("slug"), "note")),
    }),
    fn("==", "slug", lit("a-b")),
  ),
  "user-function-not-repeatable": select(
    filter(withColumns(flights, { tag: own(userFunction("tag", { deterministic: false }), "origin") }), fn("!=", "tag", lit("x"))),
    "tag",
    as(own(userFunction("tag", { deterministic: false }), "origin"), "again"),
  ),
  "user-function-partitions": groupBy(flights, [as(own(userFunction("slug"), "origin"), "slug")], {
    flights: fn("count"),
    spread: own(userFunction("spread", { form: "aggregate", returns: simpleTypes.double }), "delay"),
  }),
  "map-batches": select(filter(mapBatches(select(flights, "date", "delay"), mapper), fn(">", "slope", 0)), "slope"),
  "map-groups": join(
    mapBatches(join(orders, customers, fn("==", "customer", col("name"))), mapper, "segment", fn("year", "day")),
    select(tiny, as("v", "word")),
    fn("==", "k", "word"),
  ),
  "row-numbers": withColumns(union(select(orders, "id"), select(tiny, as("k", "id"))), { number: fn("monotonically_increasing_id") }),
  "row-numbers-by-seed": filter(flights, fn("<", fn("rand", 7), lit(0.1))),
  "user-function-random-groups": groupBy(flights, [as(own(userFunction("tag", { deterministic: false }), "origin"), "tag")], {
    flights: fn("count"),
  }),
  "user-aggregate-over-window": select(
    flights,
    "origin",
    as(over(own(userFunction("spread", { form: "aggregate", returns: simpleTypes.double }), "delay"), ["origin"], ["date"]), "spread"),
  ),
  literals: select(
    tiny,
    as(literal(null, simpleTypes.null), "nothing"),
    as(literal(5n, simpleTypes.long), "long"),
    as(literal(3, simpleTypes.short), "short"),
    as(literal(0.1, simpleTypes.double), "tenth"),
    as(literal(Number.NaN, simpleTypes.double), "nan"),
    as(literal(Number.NEGATIVE_INFINITY, simpleTypes.double), "minus_infinity"),
    as(literal(1e300, simpleTypes.double), "huge"),
    as(literal("12.50", decimalType(10, 2)), "price"),
    as(literal("it's\na line", simpleTypes.string), "text"),
    as(literal(new Uint8Array([0, 255]), simpleTypes.binary), "bytes"),
    as(literal(19_000, simpleTypes.date), "day"),
    as(literal(-1n, simpleTypes.timestamp), "instant"),
    as(literal(1_700_000_000_000_000n, simpleTypes.timestamp_ntz), "clock"),
    as(literal(90_000_000n, simpleTypes.day_time_interval), "span"),
    as(fn("+", "k", literal(5n, simpleTypes.long)), "sum"),
    as(fn("==", "k", literal(1.5, simpleTypes.double)), "same"),
  ),
  casts: select(
    orders,
    as(cast(col("note"), simpleTypes.integer), "strict"),
    as(cast(col("note"), simpleTypes.integer, "try"), "lenient"),
    as(cast(col("amount"), simpleTypes.long), "whole"),
    as(cast(cast(col("day"), simpleTypes.timestamp), simpleTypes.string), "text"),
    as(cast(col("id"), simpleTypes.timestamp), "instant"),
    as(cast(col("id"), simpleTypes.long), "same"),
  ),
  "csv-options": read("s3://other/x.csv", {
    format: "csv",
    schema: parseSchema("day date, at timestamp, n int, `my text` string"),
    options: { header: "true", sep: "\\t", nullvalue: "NA", dateformat: "dd/MM/yyyy", mode: "PERMISSIVE" },
  }),
  numbers: filter(relation("range", { start: 0n, end: 100n, step: 5n }), fn(">", "id", 20)),
  "flights-job": flightsJob(),
};

describe("plans and SQL, as text", () => {
  for (const [title, plan] of Object.entries(plans))
    it(title, async () => {
      const parts = [
        explainPlan(plan, testSources, cluster, "simple"),
        "======== in one process ========",
        explainPlan(plan, testSources, single, "sql"),
        "======== on a cluster ========",
        explainPlan(plan, testSources, cluster, "sql"),
      ];
      await expect(`${parts.join("\n\n")}\n`).toMatchFileSnapshot(`goldens/${title}.txt`);
    });

  it.each(Object.entries(plans))("%s keeps the union of the tasks, whatever is broadcast", (_, plan) => {
    for (const broadcastBytes of [0, cluster.broadcastBytes, 1e12])
      expect(
        checkStages(planSteps(plan, testSources, { ...cluster, broadcastBytes }).plan.stages.map((stage) => stage.fragments)).problems,
      ).toEqual([]);
  });
});

describe("ways to explain", () => {
  const plan = orderBy(join(totals, select(customers, as("id", "customer"), "name"), ["customer"]), ["spent", "descending"]);
  for (const mode of explainModes)
    it(mode, async () => {
      await expect(`${explainPlan(plan, testSources, cluster, mode)}\n`).toMatchFileSnapshot(`goldens/explain/${mode}.txt`);
    });

  it("formatted draws what several steps of a stage read once", () => {
    const text = explainPlan(plans["shared-by-sinks"]!, testSources, cluster, "formatted");
    const steps = text.split("\n").flatMap((line) => /^\((\d+)\)/.exec(line)?.[1] ?? []);
    expect(steps).toEqual(steps.map((_, i) => String(i + 1)));
    expect(text.match(/final aggregate \(\d+\)/g)).toHaveLength(1);
  });
});
