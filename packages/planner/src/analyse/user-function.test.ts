import { decimalType, expressionString, isVolleyError, simpleTypes, typeText, type VolleyError } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { planQuery } from "../plan-query.ts";
import { as, cluster, col, distinct, filter, fn, groupBy, lit, own, read, select, testSources, userFunction } from "../testing/plans.ts";
import { analyze } from "./analyse.ts";
import { schemaOf } from "./analyzed.ts";

const tiny = read("s3://shop/tiny/");
const orders = read("s3://shop/orders/");
const slug = userFunction("slug");
const price = userFunction("price", { arity: [1], returns: decimalType(10, 2) });

const schemaText = (plan: Parameters<typeof analyze>[0]): string =>
  schemaOf(analyze(plan, testSources))
    .fields.map((f) => `${f.name} ${typeText(f.type)}${f.nullable ? "" : " not null"}`)
    .join(", ");

function failure(run: () => unknown): VolleyError {
  try {
    run();
  } catch (error) {
    if (isVolleyError(error)) return error;
    throw error;
  }
  throw new Error("it did not fail");
}

describe("a call of a function of the program", () => {
  it("has the declared type, may be null, and is named after its function", () => {
    const columns = [own(slug, "note"), own(price, "id", "customer"), fn("upper", own(slug, "note"))];
    expect(schemaText(select(orders, ...columns))).toBe("slug(note) string, price(id, customer) decimal(10,2), upper(slug(note)) string");
  });

  it("knows its parameters by the types of the arguments, in each use", () => {
    const plan = planQuery(
      select(orders, as(own(price, "id", "amount"), "a"), as(own(price, "customer", lit(null)), "b")),
      testSources,
      cluster,
    );
    expect(plan.stages[0]!.functions.map((use) => [use.parameterTypes, use.returnType])).toEqual([
      [["BIGINT", "DECIMAL(10,2)"], "DECIMAL(10,2)"],
      [["INTEGER", "VARCHAR"], "DECIMAL(10,2)"],
    ]);
    const names = plan.stages[0]!.functions.map((use) => use.sqlName);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(plan.stages[0]!.outputs[0]!.sql).toContain(`${name}(`);
  });

  it("is told to each stage that calls it, partition keys included, and to no other", () => {
    const keyed = groupBy(orders, [as(own(slug, "note"), "slug")], { n: fn("count") });
    const { stages } = planQuery(keyed, testSources, cluster);
    expect(stages.map((stage) => stage.functions.map((use) => use.function.name))).toEqual([["slug"], []]);
  });

  it("is not taken for repeatable when it is not, nor for the same frame twice", () => {
    const random = userFunction("random", { deterministic: false });
    const stagesOf = (plan: Parameters<typeof planQuery>[0]) => planQuery(plan, testSources, cluster).stages;
    expect(stagesOf(select(tiny, own(slug, "v")))[0]!.deterministic).toBe(true);
    expect(stagesOf(select(tiny, own(random, "v")))[0]!.deterministic).toBe(false);
  });

  it("is refused with arguments too few or too many", () => {
    const error = failure(() => analyze(select(tiny, own(slug, "k", "v")), testSources));
    expect([error.errorClass, error.message]).toEqual(["WRONG_NUM_ARGS", "slug() takes 1 argument, 2 given"]);
    expect(failure(() => analyze(select(tiny, own(price)), testSources)).message).toBe("price() takes at least 1 argument, 0 given");
  });

  it("is found by its name in SQL text, in any case, before the catalogue's", () => {
    const text = expressionString("Upper(slug(v)) as x", undefined, {
      slug,
      upper: userFunction("upper", { returns: simpleTypes.integer }),
    });
    expect(schemaText(select(tiny, text))).toBe("x int");
    const distinctly = expressionString("slug(distinct v)", undefined, { slug });
    expect(failure(() => analyze(select(tiny, distinctly), testSources)).errorClass).toBe("PARSE_SYNTAX_ERROR");
    const unknown = failure(() => analyze(select(tiny, expressionString("slug(v)")), testSources));
    expect(unknown.errorClass).toBe("UNRESOLVED_ROUTINE");
  });
});

describe("an aggregate of the program", () => {
  const spread = userFunction("spread", { form: "aggregate", returns: simpleTypes.double });

  it("is a function of the list of a group's values, which meet in one place", () => {
    const { stages } = planQuery(groupBy(orders, ["customer"], { spread: own(spread, "id") }), testSources, cluster);
    expect(stages.map((stage) => stage.functions.length)).toEqual([0, 1]);
    const { sqlName, parameterTypes } = stages[1]!.functions[0]!;
    expect(parameterTypes).toEqual(["BIGINT[]"]);
    expect(stages[1]!.outputs[0]!.sql).toContain(`${sqlName}(coalesce(list(`);
  });

  it("stands where aggregates stand, and nowhere else", () => {
    expect(schemaText(groupBy(tiny, [], { s: own(spread, "k") }))).toBe("s double");
    expect(schemaText(select(tiny, own(spread, "k")))).toBe("spread(k) double");
    const where = failure(() => analyze(filter(tiny, fn(">", own(spread, "k"), 1)), testSources));
    expect([where.errorClass, where.message]).toEqual([
      "INVALID_AGGREGATE",
      "(spread(k) > 1.0) is an aggregate and cannot stand in a filter",
    ]);
    const nested = failure(() => analyze(groupBy(tiny, [], { s: own(spread, fn("sum", "k")) }), testSources));
    expect(nested.message).toBe("spread() is given another aggregate; aggregate in two steps");
    expect(schemaText(distinct(select(tiny, as(col("k"), "x"))))).toBe("x int");
  });
});
