import { relation, simpleTypes, type UserFunction, userFunctionCall } from "@volley/plan";
import { planQuery } from "@volley/planner";
import { TaskSpec } from "@volley/protocol";
import { expect, it } from "vitest";
import type { Job } from "./job.ts";
import { taskSpec } from "./task-spec.ts";
import { noFrames } from "../cache/frame-cache.ts";

const module = { hash: "abc", code: new Uint8Array([1, 2]), sourceMap: new Uint8Array([3]) };
const slug: UserFunction = {
  name: "slug",
  label: "slug (src/features.ts:12:7)",
  form: "scalar",
  returns: simpleTypes.string,
  arity: [1, 1],
  deterministic: false,
  timeoutMilliseconds: 500,
  module,
  export: "volley_function",
};

it("gives a task the functions that its SQL calls, and each module once", () => {
  const ids = relation("range", { start: 0n, end: 9n, step: 1n });
  const column = { kind: "attribute", name: "id" } as const;
  const spread = { ...slug, name: "spread", form: "arrow" } as const;
  const expressions = [slug, spread].map((fn) => userFunctionCall(fn, [column]));
  const plan = planQuery(
    relation("project", { input: ids, expressions }),
    () => {
      throw new Error("it reads nothing");
    },
    { mode: "single", slots: 1, broadcastBytes: 0, timeZone: "UTC" },
  );
  const stage = plan.stages[0]!;
  const job: Job = {
    id: "q",
    plan,
    prepare: async () => [],
    stages: new Map([[stage.id, { stage, tasks: 1, splits: new Map(), kept: new Map(), shares: [] }]]),
    roots: [],
    sources: new Map(),
    sinks: undefined,
    frames: noFrames,
    settings: {},
    progress: new Map(),
    notices: [],
    adaptive: undefined,
  };
  const refuse = (): never => {
    throw new Error("it reads nothing of others");
  };
  const key = { query: "q", stage: stage.id, stageAttempt: 0, task: 0, attempt: 1 };
  const { functions, modules, outputs } = TaskSpec.decode(
    TaskSpec.encode(taskSpec(job, key, { winners: () => [], location: () => "", of: refuse })),
  );
  expect(modules).toEqual([module]);
  expect(functions).toMatchObject([
    { module: "abc", export: "volley_function", arrow: false, parameterTypes: ["BIGINT"], returnType: "VARCHAR", label: slug.label },
    { arrow: true, deterministic: false, timeoutMs: 500 },
  ]);
  for (const { name } of functions) expect(outputs[0]!.sql).toContain(`${name}(`);
});
