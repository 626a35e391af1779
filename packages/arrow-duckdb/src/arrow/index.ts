// What needs no native library.
export type { ArrowField, ArrowSchema, ArrowType } from "./arrow-type.ts";
export { type BatchHeader, encodeBatchHeader } from "./ipc-batch.ts";
export { encodeSchema } from "./ipc-schema.ts";
export { type Layout, type LayoutNode, layoutOf } from "./layout.ts";
export { dateUnits, intervalUnits, timeUnits, typeId } from "./schema-numbers.ts";
