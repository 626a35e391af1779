export type { ArrowColumn, Read } from "./arrow-readers.ts";
export { type BuiltColumn, buildColumn, type Misfit, type Spot, shownValue } from "./build-column.ts";
export { columnReader, type Int64Mode } from "./column-reader.ts";
export { literalOf, valueOf } from "./literal-value.ts";
export type { DataType } from "../types/data-type.ts";
export { typeText } from "../types/ddl.ts";
export { fromDuckdbType, sqlName, sqlString } from "../types/duckdb-type.ts";
export { taskVariable } from "../functions/misc/task-variable.ts";
export { rowMaker } from "./row.ts";
