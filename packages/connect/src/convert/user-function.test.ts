import { createHash } from "node:crypto";
import {
  attribute,
  call,
  decimalType,
  expressionString,
  isVolleyError,
  type Relation,
  relation,
  simpleTypes,
  structField,
  structType,
  type UserFunction,
  userFunctionCall,
  userFunctions,
} from "@volley/plan";
import { Plan } from "@volley/protocol/spark";
import { describe, expect, it } from "vitest";
import { planFromRequest, relationFromRequest } from "./plan-from-request.ts";
import { relationToConnect } from "./relation-encoder.ts";
import { modulesToConnect } from "./user-modules.ts";

function fn(name: string, text: string, parts: Partial<UserFunction> = {}): UserFunction {
  const code = new TextEncoder().encode(text);
  return {
    name,
    label: `${name} (src/features.ts:1:2)`,
    form: "scalar",
    returns: decimalType(10, 2),
    arity: [1, 2],
    deterministic: true,
    module: { hash: createHash("sha256").update(code).digest("hex"), code, sourceMap: new Uint8Array([1]) },
    export: "volley_function",
    ...parts,
  };
}

const slug = fn("slug", "export const slug = 1;");
const spread = fn("spread", "export const spread = 2;", {
  form: "aggregate",
  arity: [1],
  deterministic: false,
  timeoutMilliseconds: 500,
  int64AsNumber: true,
});
const range = relation("range", { start: 0n, end: 9n, step: 1n });
const calls = relation("project", {
  input: range,
  expressions: [
    userFunctionCall(slug, [call("+", [userFunctionCall(spread, [attribute("id")]), attribute("id")])], { callSite: "a.ts:1:1" }),
    userFunctionCall(slug, []),
    expressionString("slug(id)", undefined, { slug: fn("slug", "export const slug = 3;", { returns: simpleTypes.string }) }),
  ],
});

const fit = fn("fit", "export const fit = 4;", { form: "table", returns: structType([structField("a", simpleTypes.long)]) });
const mapped = relation("map_batches", { input: calls, function: fit, groupings: [attribute("id")], origin: { callSite: "a.ts:2:2" } });
const sent = (plan: Relation): Plan => Plan.decode(Plan.encode({ root: relationToConnect(plan) }));
const context = (extensions = modulesToConnect([calls])) => ({ userId: "", userName: "", extensions: [...extensions] });

function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isVolleyError(error)) return `${error.errorClass}: ${error.message}`;
  }
  return "no failure";
}

describe("functions of the program, through bytes", () => {
  it("come back as they were, each module once a request", () => {
    const plan = planFromRequest({ plan: sent(calls), userContext: context() });
    expect(plan).toEqual({ kind: "query", relation: calls });
    const both = relation("set_operation", { left: mapped, right: mapped, operation: "union", all: true, byName: false });
    for (const references of [true, false]) {
      const message = Plan.decode(Plan.encode({ root: relationToConnect(both, { references }) }));
      const found = planFromRequest({ plan: message, userContext: context(modulesToConnect([both])) });
      expect(found).toEqual({ kind: "query", relation: both });
      const { left, right } = (found as { relation: typeof both }).relation;
      expect(left).toBe(right);
    }
    expect([...userFunctions([calls])].map((each) => each.name)).toHaveLength(3);
    expect(modulesToConnect([calls, calls])).toHaveLength(1);
    expect(modulesToConnect([range])).toEqual([]);
  });

  it("need no module where nothing is executed", () => {
    const found = userFunctions([relationFromRequest({ plan: sent(calls) })]);
    expect([...found].map((each) => Object.keys(each.module))).toEqual(Array.from({ length: 4 }, () => ["hash"]));
  });

  it("are refused without their modules, or with others", () => {
    expect(failure(() => planFromRequest({ plan: sent(calls), userContext: context([]) }))).toMatch(
      /^INVALID_ARGUMENT: .*the module of the function \w+ \(src\/features.ts:1:2\) is missing$/,
    );
    const forged = relation("project", {
      input: range,
      expressions: [userFunctionCall({ ...slug, module: { ...slug.module, code: new Uint8Array([0]) } }, [])],
    });
    expect(failure(() => planFromRequest({ plan: sent(forged), userContext: context(modulesToConnect([forged])) }))).toContain(
      "has another content",
    );
  });
});
