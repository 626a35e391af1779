import type { Read, Relation } from "@volley/plan";
import type { CachedFrames } from "../cached-frame.ts";
import { Analyzer, type Sources } from "../analyse/analyse.ts";
import { conjuncts, type Expr } from "../typed/expression.ts";
import type { Node, Scan } from "../typed/node.ts";
import { inputsOf } from "../typed/walk.ts";
import type { SessionContext } from "./bind-session.ts";
import { optimise } from "./optimise.ts";
import { partitionTest } from "./partition-test.ts";

/** The reads below some frames that have partition columns, and which of their files filters on these columns leave. */
export function neededFiles(
  roots: readonly Relation[],
  sources: Sources,
  session: SessionContext,
  cached?: CachedFrames,
): readonly { readonly read: Read; readonly urls: ReadonlySet<string> }[] {
  const analyzer = new Analyzer(sources, cached);
  const scans = new Map<string, { readonly scan: Scan; readonly tests: ((url: string) => boolean)[] }>();
  const seen = new Set<number>();
  const visit = (node: Node, conditions: readonly Expr[]): void => {
    if (node.kind === "filter") visit(node.input, [...conditions, ...conjuncts(node.condition)]);
    else if (node.kind === "scan") {
      const found = scans.get(node.key) ?? { scan: node, tests: [] };
      found.tests.push(fileTest(node, conditions));
      scans.set(node.key, found);
    } else if (node.kind === "shared") {
      if (!seen.has(node.frame.id)) visit(node.frame.plan, []);
      seen.add(node.frame.id);
    } else for (const input of inputsOf(node)) visit(input, []);
  };
  for (const root of optimise(
    roots.map((relation) => analyzer.analyze(relation).node),
    session,
  ).roots)
    visit(root, []);
  return [...scans.values()]
    .filter(({ scan }) => scan.source.partitionColumns !== undefined)
    .map(({ scan, tests }) => {
      const urls = scan.source.files.map((file) => file.url);
      return { read: scan.read, urls: new Set(urls.filter((url) => tests.some((test) => test(url)))) };
    });
}

function fileTest({ source, columns }: Scan, conditions: readonly Expr[]): (url: string) => boolean {
  const names = source.partitionColumns ?? [];
  const places = new Map(
    columns.map(({ column, field }): [number, number] => [column.id, names.indexOf(field)]).filter(([, at]) => at >= 0),
  );
  const values = new Map(source.files.map((file) => [file.url, file.partition ?? []]));
  return (url) => conditions.every((condition) => partitionTest(condition, places, values.get(url)!));
}
