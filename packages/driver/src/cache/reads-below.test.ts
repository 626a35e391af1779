import { relation } from "@volley/plan";
import { expect, it } from "vitest";
import { readsBelow } from "./reads-below.ts";

const reading = (...paths: string[]) => {
  const read = relation("read", { format: "parquet", paths, options: {} });
  return relation("limit", {
    input: relation("join", { left: read, right: relation("range", { start: 0n, end: 1n, step: 1n }), using: [], joinType: "cross" }),
    limit: 1,
  });
};

it.each([
  ["s3://data/orders", "s3://data/orders/", true],
  ["s3a://data/orders/part-*.parquet", "s3://data/orders", true],
  ["s3://data/orders/day=*/x", "s3://data/orders/day=3", true],
  ["s3://data/orders/day=3", "s3://data/orders", true],
  ["s3://data/orders", "s3://data/orders2", false],
  ["s3://data/orders/a.parquet", "s3://data/orders/b", false],
  ["/data/orders", "file:///data/orders", true],
  ["/data/orders", "s3://data/orders", false],
])("a frame over %s, written to %s: %s", (path, destination, expected) => {
  expect(readsBelow(reading("s3://other/place", path), destination)).toBe(expected);
});
