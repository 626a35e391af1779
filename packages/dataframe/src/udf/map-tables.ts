import { type Expression, type MapBatches, type Origin, type Relation, relation } from "@volley/plan";
import type { RecordBatch, Table } from "apache-arrow";
import type { RowOfDdl } from "../schema/ddl-types.ts";
import type { Schema } from "../schema/field-types.ts";
import { structOf } from "../schema/struct-of.ts";
import { defineFunction, type FunctionOptions } from "./define.ts";

/** What a function over tables gives: a table or batch, or several of them; none where it gives nothing. */
export type Tables = Table | RecordBatch | Iterable<Table | RecordBatch> | null | undefined | void;

/** The rows of a schema that was built, or written as DDL. */
export type RowOfSchema<D> = D extends Schema<infer R> ? R : D extends string ? RowOfDdl<D> : any;

interface Mapping {
  readonly input: Relation;
  readonly groupings: readonly Expression[];
  readonly fn: (...tables: never[]) => unknown;
  readonly schema: Schema | string;
  readonly options: FunctionOptions;
}

/** The relation of the rows that a function makes. `caller`: `mapBatches()`, for errors. */
export function mapTables(caller: string, { input, groupings, fn, schema, options }: Mapping, origin: Origin): MapBatches {
  const type = structOf(caller, schema, origin);
  const definition = defineFunction(caller, { form: "table", fn, returns: { type }, options }, origin);
  return relation("map_batches", { input, groupings, function: definition, origin });
}
