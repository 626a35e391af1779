import { type Expression, type FrameBoundary, isVolleyError, typeText, type Window } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { parseExpression } from "./parse-expression.ts";

/** Short text of a tree: calls as Lisp, columns bare, literals as value:type. */
function text(e: Expression): string {
  switch (e.kind) {
    case "literal":
      return `${e.value instanceof Uint8Array ? Buffer.from(e.value).toString("hex") : String(e.value)}:${typeText(e.type)}`;
    case "attribute":
      return e.name;
    case "function":
      return `(${[e.name, ...(e.distinct ? ["distinct"] : []), ...e.args.map(text)].join(" ")})`;
    case "star":
      return e.target === undefined ? "*" : `${e.target}.*`;
    case "multi_alias":
      return `${text(e.child)} AS (${e.names.join(", ")})`;
    case "alias":
      return `${text(e.child)} AS ${e.name}`;
    case "cast":
      return `(${e.mode === "try" ? "try_" : ""}cast ${text(e.child)} ${typeText(e.type)})`;
    case "extract_value":
      return `${text(e.child)}[${text(e.extraction)}]`;
    case "lambda":
      return `(${e.parameters.join(" ")} -> ${text(e.child)})`;
    case "lambda_variable":
      return `$${e.name}`;
    case "window":
      return `(over ${text(e.function)} by [${e.partitionBy.map(text).join(" ")}] order [${e.orderBy.map(text).join(" ")}] ${frameText(e)})`;
    case "sort_order":
      return `${text(e.child)} ${e.direction} ${e.nulls}`;
    default:
      return e.kind;
  }
}

function frameText({ frame }: Window): string {
  const edge = (boundary: FrameBoundary): string => (typeof boundary === "string" ? boundary : text(boundary));
  return frame ? `${frame.unit} ${edge(frame.lower)} to ${edge(frame.upper)}` : "";
}

const read = (sql: string): string => text(parseExpression(sql));

describe("clauses of aggregates and functions by other names", () => {
  it.each([
    ["count(*) filter (where a)", "(count (when a true:boolean))"],
    ["sum(a) filter (where b > 1)", "(sum (when (> b 1:int) a))"],
    ["max_by(a, b) filter (where c)", "(max_by a (when c b))"],
    ["percentile_cont(0.5) within group (order by a)", "(percentile_cont a 0.5:decimal(1,1))"],
    ["percentile_cont(0.25) within group (order by a desc)", "(percentile_cont a 0.75:double)"],
    ["mode() within group (order by a) filter (where b)", "(mode (when b a))"],
    ["listagg(a, ',') within group (order by b desc, c nulls last)", "(listagg a ,:string b descending last c ascending last)"],
    ["listagg(a) within group (order by b)", "(listagg a :string b ascending first)"],
    ["int(a)", "(cast a int)"],
    ["try_to_timestamp(a)", "(try_cast a timestamp)"],
    ["dateadd(hour, 1, t)", "(timestampadd HOUR:string 1:int t)"],
    ["datediff(day, t)", "(datediff day t)"],
    ["timestampdiff(month, a, b)", "(timestampdiff MONTH:string a b)"],
  ])("%s", (sql, tree) => {
    expect(read(sql)).toBe(tree);
  });
});

describe("operators", () => {
  it.each([
    ["a + b * c", "(+ a (* b c))"],
    ["(a + b) * c", "(* (+ a b) c)"],
    ["a - b - c", "(- (- a b) c)"],
    ["-a + b", "(+ (negative a) b)"],
    ["a = 1 or b < 2 and not c = 3", "(or (== a 1:int) (and (< b 2:int) (not (== c 3:int))))"],
    ["a | b ^ c & d << 1 + 2", "(| a (^ b (& c (shiftleft d (+ 1:int 2:int)))))"],
    ["a || b || 'c'", "(concat (concat a b) c:string)"],
    ["a DIV 2 % 3", "(% (div a 2:int) 3:int)"],
    ["a <=> null", "(<=> a null:void)"],
    ["a <> b", "(!= a b)"],
    ["! a", "(not a)"],
    ["~a", "(~ a)"],
  ])("%s", (sql, tree) => expect(read(sql)).toBe(tree));
});

describe("predicates", () => {
  it.each([
    ["a between 1 and 2 and b", "(and (and (>= a 1:int) (<= a 2:int)) b)"],
    ["a not between b + 1 and 9", "(not (and (>= a (+ b 1:int)) (<= a 9:int)))"],
    ["a in (1, 2) or b not in ('x')", "(or (in a 1:int 2:int) (not (in b x:string)))"],
    ["a is null and b is not null", "(and (isNull a) (not (isNull b)))"],
    ["a = b is true", "(<=> (== a b) true:boolean)"],
    ["a is not distinct from b", "(not (not (<=> a b)))"],
    ["a like 'x!%' escape '!'", "(like a x!%:string !:string)"],
    ["a not like any ('x', 'y')", "(not (or (like a x:string) (like a y:string)))"],
    ["a rlike r'\\d+'", "(rlike a \\d+:string)"],
  ])("%s", (sql, tree) => expect(read(sql)).toBe(tree));
});

describe("literals", () => {
  it.each([
    ["1", "1:int"],
    ["2147483648", "2147483648:bigint"],
    ["9223372036854775808", "9223372036854775808:decimal(19,0)"],
    ["-9223372036854775808L", "-9223372036854775808:bigint"],
    ["1.50", "1.50:decimal(3,2)"],
    [".5", "0.5:decimal(1,1)"],
    ["1e3", "1000:double"],
    ["1.5BD", "1.5:decimal(2,1)"],
    ["1Y", "1:tinyint"],
    ["2.5f", "2.5:float"],
    ["'it''s' \" a\\tb\"", "it's a\tb:string"],
    [String.raw`'\u00e9\\ \%'`, "é\\ \\%:string"],
    ["X'1fA'", "01fa:binary"],
    ["date '2026-01-31'", "(cast 2026-01-31:string date)"],
    ["timestamp_ntz'2026-01-31 10:00'", "(cast 2026-01-31 10:00:string timestamp_ntz)"],
    ["interval 1 day 2 hours", "93600000000:interval day to hour"],
    ["interval '1-2' year to month", "14:interval year to month"],
    ["interval '1 02:03:04.5' day to second", "93784500000:interval day to second"],
    ["interval '-3' month", "-3:interval month"],
    ["interval '2 days 3 hours'", "183600000000:interval day to hour"],
  ])("%s", (sql, tree) => expect(read(sql)).toBe(tree));
});

describe("names and calls", () => {
  it.each([
    ["a.b.c", "a.b.c"],
    ["`a b`.`c.d`.`e``f`", "`a b`.`c.d`.`e``f`"],
    ["Größe", "Größe"],
    ["count(*)", "(count *)"],
    ["Count(DISTINCT a)", "(count distinct a)"],
    ["count(distinct *) filter (where b)", "(count distinct (when b true:boolean) *)"],
    ["struct(t.*, `a b`.*)", "(struct t.* `a b`.*)"],
    ["struct(a as x, 1)", "(struct a AS x 1:int)"],
    ["(a, b)", "(struct a b)"],
    ["a + 1 as `next one`", "(+ a 1:int) AS next one"],
    ["a total", "a AS total"],
    ["posexplode(a) as (p, e)", "(posexplode a) AS (p, e)"],
    ["explode(a) as (e)", "(explode a) AS (e)"],
    ["cast(a as decimal(10, 2))", "(cast a decimal(10,2))"],
    ["try_cast(a as array<array<int>>)", "(try_cast a array<array<int>>)"],
    ["a::int + 1", "(+ (cast a int) 1:int)"],
    ["case when a then 1 else 2 end", "(when a 1:int 2:int)"],
    ["case a when 1 then 'x' end", "(when (== a 1:int) x:string)"],
    ["extract(YEAR from d)", "(date_part year:string d)"],
    ["substring(a from 2 for 3)", "(substring a 2:int 3:int)"],
    ["trim(leading 'x' from a)", "(ltrim x:string a)"],
    ["trim(both)", "(trim both)"],
    ["position('x' in a)", "(position x:string a)"],
    ["current_date", "(current_date)"],
    ["if(a > 0, date, interval)", "(if (> a 0:int) date interval)"],
    ["a -- a comment\n + /* another */ 1", "(+ a 1:int)"],
  ])("%s", (sql, tree) => expect(read(sql)).toBe(tree));
});

describe("lambdas, parts and windows", () => {
  it.each([
    ["transform(xs, x -> x + n)", "(transform xs (x -> (+ $x n)))"],
    ["aggregate(xs, 0, (a, x) -> a + x.len, a -> a)", "(aggregate xs 0:int (a x -> (+ $a $x[len:string])) (a -> $a))"],
    ["filter(xs, x -> exists(x, y -> y > x[0]))", "(filter xs (x -> (exists $x (y -> (> $y $x[0:int])))))"],
    ["x + size(filter(xs, x -> x))", "(+ x (size (filter xs (x -> $x))))"],
    ["m['k'].a[i + 1]", "m[k:string][a:string][(+ i 1:int)]"],
    ["(a, b).col1", "(struct a b)[col1:string]"],
    [
      "row_number() over (partition by a, b order by c desc, d nulls last)",
      "(over (row_number) by [a b] order [c descending last d ascending last] )",
    ],
    [
      "sum(x) over (order by t rows between 2 preceding and current row)",
      "(over (sum x) by [] order [t ascending first] rows -2:int to current_row)",
    ],
    [
      "sum(x) over (order by t range between interval 1 day preceding and unbounded following)",
      "(over (sum x) by [] order [t ascending first] range -86400000000:interval day to unbounded)",
    ],
    ["first(a ignore nulls)", "(first a true:boolean)"],
    ["last(a) ignore nulls over ()", "(over (last a true:boolean) by [] order [] )"],
    ["lag(a) ignore nulls over ()", "(over (lag a 1:int null:void true:boolean) by [] order [] )"],
    ["nth_value(a, 2) ignore nulls over ()", "(over (nth_value a 2:int true:boolean) by [] order [] )"],
    ["lead(a, 2) respect nulls over ()", "(over (lead a 2:int) by [] order [] )"],
  ])("%s", (sql, tree) => expect(read(sql)).toBe(tree));
});

describe("what is wrong", () => {
  it.each([
    ["", "the text ends where an expression is expected, at character 1"],
    ["a +", "the text ends where an expression is expected, at character 4"],
    ["(a + 1", 'the text ends where ")" is expected, at character 7'],
    ["a b c", "there is c where the end of the expression is expected, at character 5"],
    ["a in ()", "there is ) where a value is expected, at character 7"],
    ["case a end", 'there is end where "WHEN" is expected, at character 8'],
    ["a ; drop table t", '";" has no meaning here, at character 3'],
    ["'open", '"\'" has no meaning here, at character 1'],
    ["300Y", "the number 300Y does not fit its type, at character 1"],
    ["interval 1 month 2 days", "an interval is of years and months, or of days and smaller units, not of both, at character 24"],
    ["sum(a) filter (b)", 'there is b where "WHERE" is expected, at character 16'],
    ["first(a) filter (where b)", "FILTER is not supported for first(), unless with IGNORE NULLS, at character 18"],
    [
      "sum(a) within group (order by b)",
      "WITHIN GROUP is supported behind percentile, percentile_cont, percentile_disc, mode, listagg, string_agg, not sum, at character 21",
    ],
    ["a in (select 1)", "a query inside an expression is not supported, at character 7"],
  ])("%s", (sql, message) => {
    const error = failure(sql);
    expect(error.errorClass).toBe("PARSE_SYNTAX_ERROR");
    expect(error.message).toBe(`cannot read the expression: ${message}`);
  });

  it("shows the place", () => {
    expect(failure("amount * * 2").where).toEqual(["amount * * 2", "           ^"]);
  });
});

function failure(sql: string) {
  try {
    parseExpression(sql);
  } catch (error) {
    if (isVolleyError(error)) return error;
  }
  throw new Error(`${sql} was read`);
}
