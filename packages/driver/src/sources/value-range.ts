import type { DataType, StructField } from "@volley/plan";
import type { ValueRange } from "@volley/plan";
import type { ParquetField, ParquetFooter } from "@volley/storage";

/** Between which values a column lies, by the statistics of all files that have rows; undefined where one does not tell. */
export function valueRange(footers: readonly ParquetFooter[], { name, type }: StructField): ValueRange | undefined {
  let range: ValueRange | undefined;
  for (const { schema, rowGroups } of footers) {
    const leaf = schema.find((field) => field.name.toLowerCase() === name.toLowerCase());
    if (rowGroups.length > 0 && !(leaf && isHeldAs(leaf, type))) return undefined;
    for (const group of rowGroups) {
      const chunk = group.columns.find(({ path }) => path.length === 1 && path[0] === leaf!.name);
      if (chunk?.stats && chunk.stats.nulls === chunk.values) continue;
      const { min, max } = chunk?.stats ?? {};
      if (!isWhole(min) || !isWhole(max)) return undefined;
      const [least, greatest] = [BigInt(min), BigInt(max)];
      range = range ? [least < range[0] ? least : range[0], greatest > range[1] ? greatest : range[1]] : [least, greatest];
    }
  }
  return range;
}

/** Whether the file's numbers count in the same unit as the column's. */
function isHeldAs({ physical, logical }: ParquetField, type: DataType): boolean {
  if (type.kind === "decimal") return logical?.kind === "decimal" && logical.scale === type.scale;
  if (physical !== "int32" && physical !== "int64") return false;
  if (type.kind === "date") return logical?.kind === "date";
  return ["byte", "short", "integer", "long"].includes(type.kind) && (logical === undefined || logical.kind === "integer");
}

function isWhole(value: unknown): value is number | bigint {
  return typeof value === "bigint" || Number.isSafeInteger(value);
}
