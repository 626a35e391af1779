import { exprKey, type Named } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { expressionsOf, inputsOf, outputOf } from "../typed/walk.ts";

/** Text equal for trees that give the same rows under the same column ids. */
export function nodeKey(node: Node): string {
  const outputs = outputOf(node).map((c) => c.id);
  const own = [node.kind, ownText(node), expressionsOf(node).map(exprKey).join(), outputs.join()];
  return `${own.join("|")}(${inputsOf(node).map(nodeKey).join(";")})`;
}

function ownText(node: Node): string {
  const ids = (named: readonly Named[]): string => named.map((n) => n.column.id).join();
  switch (node.kind) {
    case "scan":
      return `${node.key} ${node.columns.map((c) => c.field).join()} ${node.limit ?? ""}`;
    case "cached_read":
      return `${node.frame.id} ${node.columns.map((c) => c.field).join()}`;
    case "aggregate":
      return `${node.phase} ${ids(node.groups)}`;
    case "join":
      return node.type;
    case "union":
      return JSON.stringify(node.sources);
    case "dedupe":
      return `${node.keys.join()} ${node.partial ?? ""}`;
    case "sort":
      return `${node.global} ${node.keys.map((k) => `${k.direction} ${k.nulls}`).join()}`;
    case "limit":
      return `${node.limit ?? ""} ${node.offset} ${node.partial ?? ""}`;
    case "tail":
      return `${node.rows} ${node.partial ?? ""}`;
    case "set_operation":
      return `${node.operation} ${node.all} ${JSON.stringify(node.sources)}`;
    case "sample":
      return `${node.lower} ${node.upper} ${node.seed}${node.alone ? " alone" : ""}`;
    case "repartition":
      return `${node.partitions ?? ""} ${node.order?.map((key) => `${key.direction} ${key.nulls}`).join() ?? ""}`;
    case "hint":
      return node.name;
    case "range":
      return `${node.start} ${node.end} ${node.step}`;
    case "shared":
      return `${node.frame.id}`;
    case "exchange_read":
      return `${node.exchange.id} ${node.delivery}`;
    default:
      return "";
  }
}
