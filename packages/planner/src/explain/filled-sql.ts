import { sqlString } from "@volley/plan";
import { fileColumn, fileNameMark, filesMark } from "../sql/files.ts";
import { partitionMark } from "../sql/source.ts";
import type { SourceInfo, SourceInput } from "../stage.ts";

/** Addresses of files as DuckDB takes them. */
export function filePaths({ files }: SourceInfo): readonly string[] {
  return files.map((file) => file.url.replace(/^file:\/\//, ""));
}

/** A source's SQL over the files where they lie; partition columns by the names of their folders. */
export function filledSql({ sql }: SourceInput, source: SourceInfo): string {
  const partitions = source.partitionColumns ?? [];
  const folder = (column: string): string => {
    const text = `regexp_extract(${fileColumn}, ${sqlString(`/${column.replace(/[^\w]/g, ".")}=([^/]*)`)}, 1)`;
    return `nullif(url_decode(${text}), '__HIVE_DEFAULT_PARTITION__')`;
  };
  return sql
    .replace(filesMark, () => `[${filePaths(source).map(sqlString).join(", ")}]`)
    .replace(fileNameMark, fileColumn)
    .replace(partitionMark, (_, place: string) => folder(partitions[Number(place)]!));
}
