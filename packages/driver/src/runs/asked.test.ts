import { alias, attribute, call, cast, literal, relation, type Relation, simpleTypes } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { askedByWrite, askedOf } from "./asked.ts";

const frame = relation("range", { start: 0n, end: 9n, step: 1n });
const counted = (input: Relation): Relation =>
  relation("aggregate", { input, groupings: [], aggregates: [alias(call("count", []), "count")] });
const first = (input: Relation, limit: number): Relation => relation("limit", { input, limit });
/** As `show()` asks for rows. */
const shown = (input: Relation): Relation =>
  relation("project", {
    input: relation("to_df", { input, names: ["c0"] }),
    expressions: [alias(cast(attribute("c0"), simpleTypes.string), "id")],
  });

describe("what an action asks of the frames that it runs over", () => {
  it.each<[string, Relation, readonly string[]]>([
    ["a frame's rows", frame, [""]],
    ["count()", counted(frame), ["", "count()"]],
    ["isEmpty()", counted(first(frame, 1)), ["", "count()", "limit(1).count()"]],
    ["tail()", relation("tail", { input: frame, limit: 3 }), ["", "tail(3)"]],
    ["show()", shown(first(frame, 21)), ["", "limit(21)"]],
    ["columns that only look like those of show()", shown(frame), [""]],
  ])("%s", (_, root, whats) => {
    const asked = askedOf(root);
    expect(asked.map(({ what }) => what)).toEqual(whats);
    expect(asked[0]!.relation).toBe(root);
    if (whats.length > 1) expect(asked.at(-1)!.relation).toBe(frame);
  });

  it.each<[string, Relation]>([
    ["other aggregates", relation("aggregate", { input: frame, groupings: [], aggregates: [alias(call("sum", [attribute("id")]), "s")] })],
    ["groups", relation("aggregate", { input: frame, groupings: [attribute("id")], aggregates: [alias(call("count", []), "n")] })],
    [
      "counts of a column",
      relation("aggregate", { input: frame, groupings: [], aggregates: [alias(call("count", [attribute("id")]), "n")] }),
    ],
    [
      "counts by values",
      relation("aggregate", {
        input: frame,
        groupings: [],
        aggregates: [alias(call("count", []), "n")],
        pivot: { column: attribute("id"), values: [literal(1n, simpleTypes.long)] },
      }),
    ],
  ])("%s ask nothing of the frame below that is its own", (_, root) => {
    expect(askedOf(root)).toEqual([{ relation: root, what: "" }]);
  });

  it("a write asks for each sink's rows", () => {
    const sinks = [
      { folder: "csv", input: frame, format: "csv" as const, options: {} },
      { folder: "", input: first(frame, 2), format: "parquet" as const, options: {} },
    ];
    const asked = askedByWrite({ kind: "write", destination: "s3://out/", mode: "error", marker: "inside", sinks });
    expect(asked).toEqual([
      { relation: frame, what: 'write.csv("s3://out/csv")' },
      { relation: sinks[1]!.input, what: 'write.parquet("s3://out")' },
      { relation: frame, what: 'limit(2).write.parquet("s3://out")' },
    ]);
  });
});
