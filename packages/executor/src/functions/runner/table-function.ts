import { isDeepStrictEqual } from "node:util";
import { encodeBatchHeader } from "@volley/arrow-duckdb/arrow";
import { type Frame, ipcStream } from "@volley/protocol/arrow";
import { type ArrowColumn, columnReader, type DataType, fromDuckdbType } from "@volley/plan/values";
import * as Arrow from "apache-arrow";
import { importFunction } from "./loaded-function.ts";
import type { FunctionDefinition, MadeBatch } from "../messages.ts";
import { vectorWriter } from "./vector-function.ts";
import { WrongValueError } from "./wrong-value.ts";
import { planColumns } from "../columns/plan-columns.ts";

/** A function over whole tables, fed with the batches of one query. */
export interface TableFunction {
  /** Takes the next batch; gives what calls have made so far. Throws whatever the function throws. */
  add(batch: Frame): MadeBatch[];
  /** Takes the end. */
  end(): MadeBatch[];
}

/** With `keys`, so many first columns are keys and are in order: the function gets them and one group at a time. */
export async function tableFunction(definition: FunctionDefinition, keys: number, schema: Frame): Promise<TableFunction> {
  const callee = await importFunction(definition);
  const write = tableWriter(fromDuckdbType(definition.returnType));
  const read = (frame: Frame): Arrow.RecordBatch[] => [...Arrow.RecordBatchReader.from(Buffer.concat(ipcStream(schema, [frame])))];
  const make = (batches: readonly Arrow.RecordBatch[], ...first: unknown[]): MadeBatch[] =>
    tablesOf(callee(...first, new Arrow.Table([...batches]))).flatMap((table) => write(table));
  if (keys === 0) return { add: (frame) => read(frame).flatMap((batch) => make([batch])), end: () => [] };

  const types = definition.parameterTypes.map(fromDuckdbType);
  let group: { readonly key: readonly unknown[]; readonly batches: Arrow.RecordBatch[] } | undefined;
  const finish = (): MadeBatch[] => {
    const done = group;
    group = undefined;
    return done === undefined ? [] : make(done.batches, done.key);
  };

  function* cut(batch: Arrow.RecordBatch): Generator<MadeBatch> {
    const columns = batch.data.children as unknown as readonly ArrowColumn[];
    const readers = types.map((type, index) =>
      columnReader(type, columns[index]!, definition.int64AsNumber ? "number" : "bigint", `key ${index + 1}`),
    );
    const rest = batch.selectAt(batch.schema.fields.map((_, index) => index).slice(keys));
    let start = 0;
    const take = (end: number): void => {
      if (end > start) group!.batches.push(rest.slice(start, end));
      start = end;
    };
    for (let row = 0; row < batch.numRows; row++) {
      const key = readers.map((reader) => reader(row));
      if (group !== undefined && key.every((value, index) => sameKey(value, group!.key[index]))) continue;
      if (group !== undefined) take(row);
      yield* finish();
      group = { key, batches: [] };
    }
    if (group !== undefined) take(batch.numRows);
  }

  return { add: (frame) => read(frame).flatMap((batch) => [...cut(batch)]), end: finish };
}

/** Nulls are one group, and so are NaNs. */
function sameKey(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "object" ? isDeepStrictEqual(a, b) : a !== a && b !== b);
}

function tablesOf(returned: unknown): Arrow.Table[] {
  if (returned === null || returned === undefined) return [];
  if (typeof returned === "object") {
    const { batches, schema, numRows } = returned as Partial<Arrow.Table>;
    if (Array.isArray(batches)) return [returned as Arrow.Table];
    if (schema !== undefined && numRows !== undefined) return [new Arrow.Table([returned as unknown as Arrow.RecordBatch])];
    if (Symbol.iterator in returned) return [...(returned as Iterable<unknown>)].flatMap(tablesOf);
  }
  const what = typeof (returned as PromiseLike<unknown>).then === "function" ? "a Promise" : `a ${typeof returned}`;
  throw new WrongValueError(`returned ${what} instead of a Table, a RecordBatch or several of them`);
}

/** Makes batches of tables that must have the columns of a type, by name. */
function tableWriter(type: DataType): (table: Arrow.Table) => MadeBatch[] {
  const fields = type.kind === "struct" ? type.fields : [];
  const writers = fields.map((field) => vectorWriter(field.type));
  const names = new Set(fields.map(({ name }) => name));
  return (table) => {
    const rows = table.numRows;
    const extra = table.schema.fields.find(({ name }) => !names.has(name as string));
    if (extra !== undefined) throw new WrongValueError(`returned a column "${String(extra.name)}" that its schema does not have`);
    const columns = fields.map(({ name }, index) => {
      const vector = table.getChild(name);
      if (vector === null) throw new WrongValueError(`returned a table without the column "${name}" of its schema`);
      try {
        return writers[index]!(vector, rows);
      } catch (error) {
        if (error instanceof WrongValueError) error.message += ` for the column "${name}"`;
        throw error;
      }
    });
    if (rows === 0) return [];
    const { header, length, write } = planColumns(columns, rows);
    const body = new Uint8Array(new ArrayBuffer(length));
    write(body);
    return [{ rows, frame: { header: encodeBatchHeader(header, length), body: [body], bodyLength: length } }];
  };
}
