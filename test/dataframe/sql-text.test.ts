import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { col, expr, isVolleyError, lit, Session } from "volley";
import { afterAll, describe, expect, it } from "vitest";

const session = await Session.builder.appName("sql text").getOrCreate();
afterAll(() => session.stop());
const numbers = session.range(6).select(col("id"), col("id").mod(2n).as("odd"), lit("x'; drop table t").as("quoted `name`"));

describe("expressions as Spark SQL", () => {
  it("select columns", async () => {
    const frame = numbers.selectExpr("id * 2 as twice", "case when odd = 1 then 'odd' else 'even' end kind", "*").limit(2);
    expect(await frame.collect()).toEqual([
      { twice: 0n, kind: "even", id: 0n, odd: 0n, "quoted `name`": "x'; drop table t" },
      { twice: 2n, kind: "odd", id: 1n, odd: 1n, "quoted `name`": "x'; drop table t" },
    ]);
  });

  it("filter, stand beside typed columns, and keep hostile names data", async () => {
    const frame = numbers.filter("id between 1 and 4 and `quoted ``name``` like 'x\\';%'").select("id", expr("id || '!' as loud"));
    const rows: { id: bigint; loud: unknown }[] = await frame.collect();
    expect(rows.map(({ loud }) => loud)).toEqual(["1!", "2!", "3!", "4!"]);
  });

  it("aggregate", async () => {
    expect(await numbers.selectExpr("Sum(id) as total", "count(DISTINCT odd) as kinds").collect()).toEqual([{ total: 15n, kinds: 2n }]);
    const grouped = numbers.groupBy("odd").agg({ total: expr("sum(id) + count(*)") });
    expect(await grouped.orderBy("odd").collect()).toEqual([
      { odd: 0n, total: 9n },
      { odd: 1n, total: 12n },
    ]);
  });

  it("take lambdas, parts of nested values and windows", async () => {
    const frame = numbers.selectExpr(
      "transform(sequence(1, 3), (x, i) -> x * id + i)[2] as third",
      "named_struct('a', array(id, 7)).a[1] as seven",
      "sum(id) over (partition by odd order by id rows between 1 preceding and current row) as pair",
      "id",
    );
    const rows: { third: bigint; seven: bigint; pair: bigint }[] = await frame.orderBy("id").drop("id").limit(4).collect();
    expect(rows).toEqual([
      { third: 2n, seven: 7n, pair: 0n },
      { third: 5n, seven: 7n, pair: 1n },
      { third: 8n, seven: 7n, pair: 2n },
      { third: 11n, seven: 7n, pair: 4n },
    ]);
  });

  it("may be hundreds of terms deep, and are refused in words beyond what a stack holds", async () => {
    const many = (terms: number): string => Array.from({ length: terms }, (_, i) => `id <> ${i + 10}`).join(" and ");
    expect(await numbers.filter(many(900)).count()).toBe(6);
    // By itself: where the stack ends, the test runner's modules read as undefined.
    const program = `import { Session } from "volley";
      const session = await Session.builder.create();
      const deep = session.range(6).filter(Array.from({ length: 20000 }, (_, i) => "id <> " + i).join(" and "));
      console.log(await deep.count().catch((error) => error.errorClass));
      await session.stop();`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
    expect(stdout.trim()).toBe("FAILED_TO_PARSE_TOO_COMPLEX");
  });

  it.each([
    ["id +", "PARSE_SYNTAX_ERROR"],
    ["id = 1; select 1", "PARSE_SYNTAX_ERROR"],
    ["idd > 1", "UNRESOLVED_COLUMN"],
    ["nope(id) > 1", "UNRESOLVED_ROUTINE"],
    ["id + 1", "DATATYPE_MISMATCH"],
  ])("tell what is wrong with %s, and where", async (text, errorClass) => {
    const error: unknown = await numbers
      .filter(text)
      .collect()
      .catch((e: unknown) => e);
    if (!isVolleyError(error)) throw error;
    expect(error.errorClass).toBe(errorClass);
    expect(error.origin?.callSite).toContain("sql-text.test.ts");
  });
});
