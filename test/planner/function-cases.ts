import { alias, attribute, call, cast, type Expression, literal, parseType, relation, simpleTypes } from "@volley/plan";
import { planQuery, type PlannerSettings } from "@volley/planner";
import { describe, expect, it } from "vitest";
import { interpret } from "./interpreter.ts";

/** A value of the program, or an expression: whole numbers are int, bigint long, other numbers double. */
type Value = null | string | number | bigint | boolean | Uint8Array | Expression;
/** A function, its arguments, and Spark's answer: longs and decimals as text. */
export type Case = readonly [name: string, args: readonly Value[], expected: unknown];

const settings: PlannerSettings = { mode: "single", slots: 1, broadcastBytes: 0, timeZone: "UTC" };

/** A value read as a type from its text. */
export const as = (type: string, text: string): Expression => cast(literal(text, simpleTypes.string), parseType(type));
/** A null of a type. */
export const none = (type: string): Expression => literal(null, parseType(type));
/** A double, whole numbers too. */
export const double = (value: number): Expression => literal(value, simpleTypes.double);

function argument(value: Value): Expression {
  if (value === null) return literal(null, simpleTypes.null);
  if (value instanceof Uint8Array) return literal(value, simpleTypes.binary);
  switch (typeof value) {
    case "string":
      return literal(value, simpleTypes.string);
    case "boolean":
      return literal(value, simpleTypes.boolean);
    case "bigint":
      return literal(value, simpleTypes.long);
    case "number":
      return literal(value, Number.isInteger(value) ? simpleTypes.integer : simpleTypes.double);
    default:
      return value;
  }
}

/** The same value, as one that DuckDB cannot work out before it reads rows. */
function perRow(value: Expression): Expression {
  return call("when", [call(">=", [attribute("id"), literal(0n, simpleTypes.long)]), value]);
}

/** Functions whose first argument must be a constant. */
const formats: ReadonlySet<string> = new Set(["format_string", "printf"]);

function expressionOf([name, args]: Case, rows: boolean): Expression {
  const given = args.map(argument);
  const varied = formats.has(name) ? given.length - 1 : 0;
  return call(
    name,
    given.map((arg, i) => (rows && i === varied && !(formats.has(name) && i === 0) ? perRow(arg) : arg)),
  );
}

async function valuesOf(expressions: readonly Expression[]): Promise<readonly unknown[]> {
  const frame = relation("project", {
    input: relation("range", { start: 0n, end: 2n, step: 1n }),
    expressions: expressions.map((e, i) => alias(e, `c${i}`)),
  });
  const plan = planQuery(
    frame,
    () => {
      throw new Error("no sources");
    },
    settings,
  );
  const { result } = await interpret(plan, { files: () => [], bundles: 1 });
  expect(result[1]).toEqual(result[0]);
  return result[0]!;
}

/** Tests that each function gives what Spark gives, of constants and of values in rows. */
export function describeAnswers(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const rows of [false, true]) {
      // One query answers all: alone each would cost its planning.
      const together = valuesOf(cases.map((c) => expressionOf(c, rows))).catch(() => undefined);
      it.each(cases.map((c, i) => [`${c[0]}(${c[1].map(shown).join(", ")})${rows ? " in rows" : ""}`, i, c] as const))(
        "%s",
        async (_, i, c) => {
          const values = (await together) ?? [];
          const value = values.length > 0 ? values[i] : (await valuesOf([expressionOf(c, rows)]))[0];
          if (typeof c[2] === "number" && !Number.isInteger(c[2]))
            expect(value).toBeCloseTo(c[2], 14 - Math.ceil(Math.log10(Math.abs(c[2]) + 1)));
          else expect(value).toEqual(c[2]);
        },
      );
    }
  });
}

/** Tests that each call fails with a class, or with a sentence that is raised before anything runs. */
export function describeErrors(title: string, cases: readonly (readonly [name: string, args: readonly Value[], message: RegExp])[]): void {
  describe(title, () => {
    it.each(cases.map((c) => [`${c[0]}(${c[1].map(shown).join(", ")})`, c] as const))("%s", async (_, c) => {
      await expect(valuesOf([expressionOf(c, false)])).rejects.toThrow(c[2]);
      await expect(valuesOf([expressionOf(c, true)])).rejects.toThrow(c[2]);
    });
  });
}

function shown(value: Value): string {
  if (value === null || typeof value !== "object") return typeof value === "bigint" ? `${value}L` : JSON.stringify(value);
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString("hex")}'`;
  if (value.kind === "cast") return `${shown(value.child)}::${value.type.kind}`;
  return value.kind === "literal" ? String(value.value) : value.kind;
}
