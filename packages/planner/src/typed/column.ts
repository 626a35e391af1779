import { type DataType, type StructType, structField, structType } from "@volley/plan";

/** A resolved column: the id is what refers to it, the name is for people and output. Ids are unique within any node's output. */
export interface Column {
  readonly id: number;
  readonly name: string;
  readonly type: DataType;
  readonly nullable: boolean;
}

let lastId = 0;

export function newColumn(name: string, type: DataType, nullable: boolean): Column {
  return { id: ++lastId, name, type, nullable };
}

/** The same column under a fresh id. */
export function reissue(column: Column): Column {
  return { ...column, id: ++lastId };
}

export function schemaOfColumns(columns: readonly Column[]): StructType {
  return structType(columns.map((c) => structField(c.name, c.type, c.nullable)));
}
