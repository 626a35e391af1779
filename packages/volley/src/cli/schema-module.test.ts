import { parseSchema } from "@volley/plan";
import { describe, expect, it } from "vitest";
import { formatOf, moduleText, schemaJson } from "./schema-module.ts";

const ofDdl = (ddl: string): string => moduleText("s3://flights/raw/", "flights", parseSchema(ddl).fields);

it("tells a format by the ending of a path", () => {
  const paths = ["s3://b/a.csv", "a.CSV.gz", "x/*.jsonl", "a.ndjson.zst", "a.json", "s3://flights/raw/", "a.parquet", "csv"];
  expect(paths.map(formatOf)).toEqual(["csv", "csv", "json", "json", "json", "parquet", "parquet", "parquet"]);
});

describe("the module that `volley types` writes", () => {
  it("makes the schema from the functions it imports, and names the row type in the singular", () => {
    expect(ofDdl("origin STRING, delay BIGINT NOT NULL, fare DECIMAL(9,2)")).toBe(`// Written by: volley types s3://flights/raw/
import { decimal, long, schema, string, type Infer } from "volley";

export const flights = schema({
  origin: string().nullable(),
  delay: long(),
  fare: decimal(9, 2).nullable(),
});

export type Flight = Infer<typeof flights>;
`);
  });

  it("is JSON for machines, types as DDL", () => {
    expect(schemaJson(parseSchema("origin STRING, fare DECIMAL(9,2) NOT NULL, tags ARRAY<INT>"))).toEqual({
      fields: [
        { name: "origin", type: "string", nullable: true },
        { name: "fare", type: "decimal(9,2)", nullable: false },
        { name: "tags", type: "array<int>", nullable: true },
      ],
    });
  });

  it("nests, and quotes names that are no identifiers", () => {
    const text = ofDdl("`two words` ARRAY<INT>, place STRUCT<lat: DOUBLE, `a-b`: DATE>, tags MAP<STRING, TIMESTAMP_NTZ>");
    expect(text).toContain('  "two words": arrayOf(integer().nullable()).nullable(),');
    expect(text).toContain('  place: structOf({ lat: double().nullable(), "a-b": date().nullable() }).nullable(),');
    expect(text).toContain("  tags: mapOf(string(), timestampNtz().nullable()).nullable(),");
    expect(text).toContain("import { arrayOf, date, double, integer, mapOf, schema, string, structOf, timestampNtz, type Infer }");
  });
});
