import type { Node, Scan } from "../typed/node.ts";
import { inputsOf } from "../typed/walk.ts";
import { tableName } from "./name.ts";

/** What the rows of a node are, in a word or two, for the name of a table: `flights`, `by_origin`, `joined`. */
export function labelOf(node: Node): string {
  switch (node.kind) {
    case "scan":
      return sourceName(node);
    case "local":
      return "local_rows";
    case "cached_read":
      return "cached";
    case "range":
      return "numbers";
    case "aggregate": {
      if (node.groups.length === 0) return "totals";
      return tableName(`by_${node.groups.map((g) => g.column.name).join("_")}`);
    }
    case "exchange_read":
      return node.exchange.name;
    case "shared":
      return labelOf(node.frame.plan);
    case "join":
      return node.type === "semi" || node.type === "anti" ? labelOf(node.left) : "joined";
    default:
      return labelOf(inputsOf(node)[0]!);
  }
}

/** The last word of a path that says something: `flights` of `s3://bucket/flights/raw/part-*.parquet`. */
export function sourceName(scan: Scan): string {
  const path = (scan.read.paths[0] ?? "rows").replace(/^[a-z0-9]+:\/\//i, "");
  const parts = path.split("/").filter((part) => part !== "" && !part.includes("*"));
  const dull = /^(raw|data|input|part|parts|tmp|v\d+|\d+)$/i;
  const words = parts.map((part) =>
    part.replace(/(\.(parquet|csv|tsv|jsonl?|ndjson|txt|gz|zst|zstd|snappy))+$/i, "").replace(/[-_.]?part[-_.]?\d+$/i, ""),
  );
  const telling = words.filter((word) => word !== "" && !dull.test(word) && !word.includes("="));
  return tableName(telling.at(-1) ?? words.at(-1) ?? "rows");
}
