import {
  attribute,
  call,
  type Relation,
  relation,
  relationInputs,
  saveModes,
  structType,
  VolleyError,
  type WriteCommand,
} from "@volley/plan";
import {
  Command,
  DataType,
  ExecutePlanResponseObservedMetrics,
  Expression,
  ExpressionLiteral,
  Relation as RelationCodec,
} from "@volley/protocol/spark";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLiteral, dataType, expression, plans, schema } from "./testing/arbitrary.ts";
import { typeFromConnect, typeToConnect } from "./data-type.ts";
import { expressionFromConnect, expressionToConnect } from "./expression.ts";
import { observedFromConnect, observedToConnect } from "./observed-metrics.ts";
import { literalFromConnect, literalToConnect } from "./literal.ts";
import { relationFromConnect } from "./relation-decoder.ts";
import { relationToConnect } from "./relation-encoder.ts";
import { schemaFromText, schemaToText } from "./schema-text.ts";
import { writeFromConnect, writeToConnect } from "./write-command.ts";

const throughBytes = (plan: Relation, options = {}): Relation =>
  relationFromConnect(RelationCodec.decode(RelationCodec.encode(relationToConnect(plan, options))));

function nodesOf(...roots: readonly Relation[]): Set<Relation> {
  const nodes = new Set<Relation>();
  const open = [...roots];
  for (let node = open.pop(); node; node = open.pop()) {
    if (nodes.has(node)) continue;
    nodes.add(node);
    open.push(...relationInputs(node));
  }
  return nodes;
}

describe("round trips, through bytes", () => {
  it("types", () => {
    fc.assert(
      fc.property(dataType, (type) => {
        expect(typeFromConnect(DataType.decode(DataType.encode(typeToConnect(type))))).toEqual(type);
      }),
    );
  });

  it("schemas as text", () => {
    fc.assert(
      fc.property(schema, (each) => {
        expect(schemaFromText(schemaToText(each))).toEqual(each);
      }),
    );
  });

  it("literals of every type", () => {
    fc.assert(
      fc.property(anyLiteral, ({ value, type }) => {
        const message = ExpressionLiteral.decode(ExpressionLiteral.encode(literalToConnect(value, type)));
        expect(literalFromConnect(message)).toEqual({ value, type });
      }),
      { numRuns: 500 },
    );
  });

  it("observed metrics", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), anyLiteral), { maxLength: 4 }), fc.nat(), (pairs, planId) => {
        const observed = { name: "seen", planId, metrics: pairs.map(([key, { value, type }]) => ({ key, value: { value, type } })) };
        const bytes = ExecutePlanResponseObservedMetrics.encode(observedToConnect(observed));
        expect(observedFromConnect(ExecutePlanResponseObservedMetrics.decode(bytes))).toEqual(observed);
      }),
    );
  });

  it("expressions", () => {
    fc.assert(
      fc.property(expression, (each) => {
        expect(expressionFromConnect(Expression.decode(Expression.encode(expressionToConnect(each))))).toEqual(each);
      }),
    );
  });

  it("plans, with sharing and without", () => {
    fc.assert(
      fc.property(plans, ([plan]) => {
        for (const references of [true, false, undefined]) {
          const decoded = throughBytes(plan, { references });
          expect(decoded).toEqual(plan);
          expect(nodesOf(decoded).size).toBe(nodesOf(plan).size);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("writes of one and many outputs; what they share stays shared", () => {
    const folders = ["", "csv/train", "b"];
    fc.assert(
      fc.property(plans, fc.constantFrom(...saveModes), fc.constantFrom("inside", "sibling", "none"), (roots, mode, marker) => {
        const sinks = roots.map((input, i) => ({
          folder: folders[i]!,
          input,
          format: "csv" as const,
          options: { header: "true" },
          ...(i === 0 ? { partitionBy: ["a", "b"] } : {}),
        }));
        for (const some of [sinks, sinks.slice(0, 1), sinks.map((sink) => ({ ...sink, input: roots[0] }))]) {
          const command: WriteCommand = { kind: "write", destination: "s3://b/x/", mode, marker, sinks: some };
          const decoded = writeFromConnect(Command.decode(Command.encode(writeToConnect(command))));
          expect(decoded).toEqual(command);
          expect(nodesOf(...decoded.sinks.map(({ input }) => input)).size).toBe(nodesOf(...some.map(({ input }) => input)).size);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("plans that are graphs", () => {
  const range = relation("range", { start: 0n, end: 10n, step: 1n });
  const union = { operation: "union", all: true, byName: false } as const;
  const selfUnions = (levels: number): Relation => {
    let plan: Relation = range;
    for (let i = 0; i < levels; i++) plan = relation("set_operation", { left: plan, right: plan, ...union });
    return plan;
  };

  it("are sent in linear size", () => {
    const size = (levels: number): number => RelationCodec.encode(relationToConnect(selfUnions(levels))).length;
    expect(size(30)).toBeLessThan(30 * 200);
    expect(size(60)).toBeLessThan(size(30) * 2.2);
    expect(nodesOf(throughBytes(selfUnions(60))).size).toBe(61);
  });

  it("are plain trees, for Spark, while those are small", () => {
    expect(relationToConnect(selfUnions(2)).withRelations).toBeUndefined();
    expect(relationToConnect(selfUnions(5)).withRelations).toBeDefined();
    const local = relation("local_relation", { data: new Uint8Array(100_000), schema: structType([]) });
    let plan: Relation = local;
    for (let i = 0; i < 5; i++) plan = relation("set_operation", { left: plan, right: local, ...union });
    expect(RelationCodec.encode(relationToConnect(plan)).length).toBeLessThan(110_000);
  });

  it("may be thousands of nodes deep", () => {
    let plan: Relation = range;
    for (let i = 0; i < 5000; i++) plan = relation("limit", { input: plan, limit: i });
    const decoded = throughBytes(plan);
    expect(nodesOf(decoded).size).toBe(5001);
    expect(decoded).toMatchObject({ kind: "limit", limit: 4999, planId: plan.planId });
  });

  it("stay right when a rewrite left two nodes with one plan id", () => {
    const a = relation("limit", { input: range, limit: 1 });
    const b = relation("limit", { input: range, limit: 2, planId: a.planId });
    const join = relation("join", { left: a, right: b, joinType: "cross", using: [] });
    const twice = relation("set_operation", { left: join, right: b, operation: "union", all: true, byName: false });
    const decoded = throughBytes(twice);
    expect(decoded).toMatchObject({ left: { left: { limit: 1 }, right: { limit: 2 } }, right: { limit: 2 } });
  });

  it("group only, where a pivot found no value: one without values is still to be looked up", () => {
    const id = attribute("id");
    const grouped = relation("aggregate", { input: range, groupings: [id], aggregates: [] });
    const pivoted = relation("aggregate", { ...grouped, aggregates: [call("count", [id])], pivot: { column: id, values: [] } });
    expect(throughBytes(pivoted)).toEqual(grouped);
  });

  it("refuse a reference to what was not given", () => {
    const message = RelationCodec.decode(RelationCodec.encode(relationToConnect(selfUnions(2), { references: true })));
    expect(() => relationFromConnect(message.withRelations!.root!)).toThrow(VolleyError);
  });
});

describe("what Volley does not have", () => {
  const input = { range: { end: 10n, step: 1n } };
  const literal = { literal: { integer: 1 } };
  const unsupported = {
    "a table": { read: { namedTable: { unparsedIdentifier: "t" } } },
    "another format": { read: { dataSource: { format: "avro", paths: ["x"] } } },
    "a stream": { read: { dataSource: { format: "csv", paths: ["x"] }, isStreaming: true } },
    "a pivot that looks its values up": { aggregate: { input, groupType: 4, pivot: { col: literal } } },
    "sampling with replacement": { sample: { input, withReplacement: true } },
    "a lenient cast": { project: { input, expressions: [{ cast: { expr: literal, typeStr: "int", evalMode: 1 } }] } },
    "a type": { project: { input, expressions: [{ literal: { null: { variant: {} } } }] } },
    "an extension": { extension: { typeUrl: "type.googleapis.com/x.Y", value: new Uint8Array() } },
    nothing: {},
  };

  it.each(Object.entries(unsupported))("%s is refused by name", (_name, draft) => {
    const message = RelationCodec.decode(RelationCodec.encode(draft as never));
    expect(() => relationFromConnect(message)).toThrow(expect.objectContaining({ errorClass: "UNSUPPORTED_FEATURE" }) as Error);
  });

  it.each(
    Object.entries({
      "a filter without condition": { filter: { input } },
      "a project without input": { project: { expressions: [literal] } },
      "a join without type": { join: { left: input, right: input } },
      "a schema that is none": { read: { dataSource: { format: "csv", schema: '{"type":"long"}', paths: [] } } },
    }),
  )("%s is refused as malformed", (_name, draft) => {
    const message = RelationCodec.decode(RelationCodec.encode(draft));
    expect(() => relationFromConnect(message)).toThrow(expect.objectContaining({ errorClass: "INVALID_ARGUMENT" }) as Error);
  });

  it("bucketBy, and tables to write to", () => {
    for (const draft of [
      { writeOperation: { input, path: "x", bucketBy: { bucketColumnNames: ["a"], numBuckets: 2 } } },
      { writeOperation: { input, table: { tableName: "t" } } },
      { writeOperation: { input, path: "x", source: "avro" } },
      {},
    ]) {
      const message = Command.decode(Command.encode(draft));
      expect(() => writeFromConnect(message)).toThrow(expect.objectContaining({ errorClass: "UNSUPPORTED_FEATURE" }) as Error);
    }
  });

  it("a limit beyond what the protocol holds", () => {
    const plan = relation("limit", { input: relation("range", { start: 0n, end: 1n, step: 1n }), limit: 2 ** 31 });
    expect(() => relationToConnect(plan)).toThrow(expect.objectContaining({ errorClass: "INVALID_ARGUMENT" }) as Error);
  });
});

describe("what other clients send", () => {
  it("is read with Spark's defaults", () => {
    const input = { range: { end: 10n, step: 1n } };
    const read = (draft: Parameters<typeof RelationCodec.encode>[0]): Relation =>
      relationFromConnect(RelationCodec.decode(RelationCodec.encode(draft)));
    expect(
      read({ read: { dataSource: { format: "CSV", schema: "a INT, b array<string>", options: { Header: "true" }, paths: ["x"] } } }),
    ).toMatchObject({
      format: "csv",
      options: { header: "true" },
      schema: { fields: [{ name: "a" }, { name: "b" }] },
    });
    expect(
      read({ sort: { input, order: [{ child: { unresolvedAttribute: { unparsedIdentifier: "id" } }, direction: 2 }], isGlobal: true } }),
    ).toMatchObject({
      order: [{ direction: "descending", nulls: "last" }],
      global: true,
    });
    expect(read({ withColumnsRenamed: { input, renameColumnsMap: { a: "b" } } })).toMatchObject({ renames: [{ from: "a", to: "b" }] });
    expect(read({ drop: { input, columns: [{ unresolvedAttribute: { unparsedIdentifier: "id" } }] } })).toMatchObject({
      columns: [{ name: "id" }],
    });
    expect(read({ project: { input, expressions: [{ unresolvedStar: { unparsedTarget: "t.*" } }] } })).toMatchObject({
      expressions: [{ kind: "star", target: "t" }],
    });
    expect(read({ filter: { input, condition: { callFunction: { functionName: "isnull", arguments: [] } } } })).toMatchObject({
      condition: { kind: "function", name: "isNull" },
    });
    const twice = read({ join: { left: { common: { planId: 7n }, ...input }, right: { common: { planId: 7n }, ...input }, joinType: 1 } });
    expect(relationInputs(twice)[0]).toBe(relationInputs(twice)[1]);
  });
});
