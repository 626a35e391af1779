import { col, createSession, when, Window } from "@volley/dataframe";
import { catalogueNames, functionsOfCase, planless } from "./called-functions.ts";
import { areas, type Case, casesOf } from "./cases.ts";

/** Which functions and methods there are, and the cases that call each. */
export interface Coverage {
  readonly cases: readonly Case[];
  readonly functions: ReadonlyMap<string, readonly Case[]>;
  readonly methods: ReadonlyMap<string, readonly Case[]>;
}

/** What no case compares with Spark, and why. */
export const uncompared: Readonly<Record<string, string>> = {
  mapBatches: "Spark runs no functions in JavaScript",
  applyArrow: "Spark runs no functions in JavaScript",
  show: "cases ask that it ends, and for its errors",
  explain: "plans are Volley's own; cases ask for its errors",
  semanticHash: "an engine's hashes are its own; sameSemantics is compared",
  write: "test/formats compares what is written",
  hash_unit: "Volley's own",
  sha256: "Volley's own",
};

export async function coverage(): Promise<Coverage> {
  const cases = areas().flatMap(casesOf);
  const functions = new Map<string, Case[]>(catalogueNames().map((name) => [name, []]));
  const methods = new Map<string, Case[]>(publicMethods().map((name) => [name, []]));
  for (const each of cases) {
    for (const name of await functionsOfCase(each)) functions.get(name)?.push(each);
    if (each.methods) for (const name of methodsIn(each.text)) methods.get(name)?.push(each);
  }
  return { cases, functions, methods };
}

/** The names of methods in a program, whatever they are called on. */
function methodsIn(text: string): ReadonlySet<string> {
  const names = [...text.matchAll(/"(?:[^"\\]|\\.)*"|\.(\w+)/g)].flatMap(([, name]) => name ?? []);
  return new Set(names);
}

/** Steps that methods share, which programs do not see. */
const inner = new Set(["constructor", "infix", "prefix", "branches", "plan"]);

/** The methods of frames and of what belongs to them. */
function publicMethods(): readonly string[] {
  const session = createSession(planless([]));
  const frame = session.createDataFrame([{ g: 1 }]);
  const objects = [frame, frame.groupBy("g"), frame.na, frame.stat, when(col("g").eq(1), 1), Window.partitionBy("g")];
  return [...new Set(objects.flatMap(methodsOf))].filter((name) => !inner.has(name)).sort();
}

function methodsOf(object: object): readonly string[] {
  const prototype = Object.getPrototypeOf(object) as object | null;
  return prototype === null || prototype === Object.prototype ? [] : [...Object.getOwnPropertyNames(prototype), ...methodsOf(prototype)];
}
