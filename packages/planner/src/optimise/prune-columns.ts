import { simpleTypes } from "@volley/plan";
import { type Column, newColumn } from "../typed/column.ts";
import { eachReference, type Expr, type Named, passed } from "../typed/expression.ts";
import type { Node, ScanColumn } from "../typed/node.ts";
import { isNumbered } from "../typed/ordered.ts";
import { outputIds, outputOf } from "../typed/walk.ts";
import { columnWidth } from "../estimate/width.ts";

/** Drops every column that nothing above reads, down to the scans; at least one stays, so that rows can be counted. */
export function pruneColumns(root: Node, needed: ReadonlySet<number>): Node {
  return narrowed(prune(root, needed), needed);
}

function prune(node: Node, needed: ReadonlySet<number>): Node {
  switch (node.kind) {
    case "scan":
      return {
        ...node,
        columns: atLeastOne(
          node.columns.filter((c) => needed.has(c.column.id)),
          node.columns,
        ),
      };
    case "local":
    case "cached_read":
      return {
        ...node,
        columns: atLeastOne(
          node.columns.filter((c) => needed.has(c.column.id)),
          node.columns,
        ),
      };
    case "range":
    case "exchange_read":
      return node;
    case "map_batches":
      return { ...node, input: prune(node.input, outputIds(node.input)) };
    case "shared": {
      // A function makes all of its columns, needed or not.
      const whole = node.frame.plan.kind === "map_batches";
      const kept = node.columns.filter((c) => whole || needed.has(c.id));
      const columns = kept.length > 0 ? kept : node.columns.slice(0, 1);
      for (const column of columns) node.frame.needed.add(column.id);
      return { ...node, columns };
    }
    case "project": {
      const kept = node.outputs.filter((o) => needed.has(o.column.id));
      const outputs = kept.length > 0 ? kept : cheapest(node.outputs);
      const input = pruneColumns(node.input, read(outputs.map((o) => o.expr)));
      return isIdentity(outputs, input) ? input : { ...node, outputs, input };
    }
    case "generate": {
      const kept = node.lists.filter((l) => needed.has(l.column.id));
      const lists = kept.length > 0 ? kept : node.lists.slice(0, 1);
      return {
        ...node,
        lists,
        input: prune(
          node.input,
          read(
            lists.map((l) => l.expr),
            needed,
          ),
        ),
      };
    }
    case "filter":
      return { ...node, input: prune(node.input, read([node.condition], needed)) };
    case "aggregate": {
      const kept = node.aggregates.filter((a) => needed.has(a.column.id));
      const aggregates = kept.length + node.groups.length > 0 ? kept : node.aggregates.slice(0, 1);
      return { ...node, aggregates, input: pruneColumns(node.input, read([...node.groups, ...aggregates].map((n) => n.expr))) };
    }
    case "window": {
      const windows = node.windows.filter((w) => needed.has(w.column.id));
      if (windows.length === 0) return prune(node.input, needed);
      const below = read(
        windows.map((w) => w.expr),
        needed,
      );
      return { ...node, windows, input: pruneColumns(node.input, below) };
    }
    case "join": {
      const all = read(node.condition ? [node.condition] : [], needed);
      return { ...node, left: pruneColumns(node.left, all), right: pruneColumns(node.right, all) };
    }
    case "union": {
      const kept = node.columns.flatMap((c, i) => (needed.has(c.id) ? [i] : []));
      const indexes = kept.length > 0 ? kept : [0];
      const sources = node.sources.map((ids) => indexes.map((i) => ids[i]!));
      const inputs = node.inputs.map((input, i) => pruneColumns(input, new Set(sources[i])));
      return { ...node, inputs, sources, columns: indexes.map((i) => node.columns[i]!) };
    }
    case "set_operation": {
      const [left, right] = node.inputs.map((input, i) => pruneColumns(input, new Set(node.sources[i])));
      return { ...node, inputs: [left!, right!] };
    }
    case "dedupe":
      return { ...node, input: prune(node.input, new Set([...needed, ...node.keys])) };
    case "sort":
      return {
        ...node,
        input: prune(
          node.input,
          read(
            node.keys.map((k) => k.expr),
            needed,
          ),
        ),
      };
    case "repartition":
      return { ...node, input: prune(node.input, read(node.keys, needed)) };
    case "sample":
      // What tells rows must not hang on what is read of them: samples that exclude each other would share rows.
      return { ...node, input: prune(node.input, node.alone || isNumbered(node.input) ? needed : outputIds(node.input)) };
    default:
      return { ...node, input: prune(node.input, needed) };
  }
}

/** A projection where a step gives more columns than are needed of it (a filter's own, say). */
function narrowed(node: Node, needed: ReadonlySet<number>): Node {
  const output = outputOf(node);
  const kept = output.filter((c) => needed.has(c.id));
  if (kept.length === output.length || kept.length === 0) return node;
  return { kind: "project", input: node, outputs: kept.map(passed) };
}

function read(exprs: readonly Expr[], and: Iterable<number> = []): Set<number> {
  const ids = new Set(and);
  for (const expr of exprs) eachReference(expr, (id) => ids.add(id));
  return ids;
}

function atLeastOne(kept: readonly ScanColumn[], all: readonly ScanColumn[]): readonly ScanColumn[] {
  if (kept.length > 0 || all.length === 0) return kept;
  const width = (c: ScanColumn): number => columnWidth(c.column.type);
  return [all.reduce((best, c) => (width(c) < width(best) ? c : best))];
}

function cheapest(outputs: readonly Named[]): readonly Named[] {
  if (outputs.length === 0) {
    const column = newColumn("none", simpleTypes.boolean, true);
    return [{ column, expr: { kind: "literal", value: null, type: column.type, nullable: true } }];
  }
  return [outputs.find((o) => o.expr.kind === "column" || o.expr.kind === "literal") ?? outputs[0]!];
}

function isIdentity(outputs: readonly Named[], input: Node): boolean {
  const columns: readonly Column[] = outputOf(input);
  return (
    outputs.length === columns.length &&
    outputs.every(
      (o, i) =>
        o.expr.kind === "column" && o.column.id === columns[i]!.id && o.expr.id === o.column.id && o.column.name === columns[i]!.name,
    )
  );
}
