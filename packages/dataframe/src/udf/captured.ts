import type { ImportDeclaration } from "acorn";
import type { Reference, Variable } from "eslint-scope";
import { isTopLevel, type ProgramModule } from "./program-module.ts";
import { type AnyNode, childNodes, type FunctionNode, isFunction } from "./syntax.ts";

/** What a function needs of the module around it. */
export interface Captured {
  /** Top-level statements, in order. */
  readonly statements: readonly AnyNode[];
  /** Names that constants given beside stand for. */
  readonly constants: readonly string[];
}

/** Why a name cannot travel to executors. */
export interface Refusal {
  readonly name: string;
  readonly why: string;
}

/** Of Node's modules, those that tell about the machine a program runs on: what is read from them at the start would differ on executors. */
const aboutMachine = /^(node:)?(fs|fs\/promises|os|process|child_process|worker_threads|cluster)$/;
/** The same of globals. */
const globalsAboutMachine = new Set(["process", "globalThis", "performance", "crypto"]);

/** What a worker thread's module finds without asking; a global that the program made is not among it. */
const workerGlobals: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(globalThis));

/** Whether a name is there on executors without asking. */
export function isWorkerGlobal(name: string): boolean {
  return workerGlobals.has(name);
}

/** What the names in a function refer to, followed through the module's top level. `isOwn`: whether an import is Volley's. */
export function capturedBy(
  node: FunctionNode,
  module: ProgramModule,
  given: ReadonlySet<string>,
  isOwn: (specifier: string) => boolean,
): Captured | Refusal {
  const statements = new Set<AnyNode>();
  const constants = new Set<string>();
  let refusal: Refusal | undefined;

  const refuse = (name: string, why: string, path: readonly string[]): void => {
    const [first] = path;
    refusal ??= first === undefined ? { name, why } : { name: first, why: `needs "${name}", which ${why}` };
  };
  /** `path`: the top-level names that lead to the use, from the function on. */
  const follow = ({ identifier: { name }, resolved, from }: Reference, path: readonly string[]): void => {
    const atStart = path.length > 0 && isTopLevel(from.variableScope);
    if (given.has(name)) constants.add(name);
    else if (resolved && isTopLevel(resolved.scope)) declare(resolved, path, atStart);
    else if (resolved) refuse(name, "is a variable of an enclosing function or block", path);
    else if (!workerGlobals.has(name)) refuse(name, "is not defined in this module, and no global of executors", path);
    else if (atStart && globalsAboutMachine.has(name)) refuse(name, "tells about the machine it is read on", path);
  };
  const outward = (inside: AnyNode): readonly Reference[] =>
    module.references.filter((use) => isWithin(placeOf(use.identifier), inside) && !isWithin(placeOf(use.resolved?.scope.block), inside));
  const declare = (variable: Variable, path: readonly string[], atStart: boolean): void => {
    const { name } = variable;
    const definition = variable.defs[0]!;
    const statement = module.program.body.find((each) => isWithin(placeOf(definition.name), each))!;
    if (definition.type === "ImportBinding") {
      const source = String((definition.parent as unknown as ImportDeclaration).source.value);
      if (isOwn(source)) refuse(name, "is Volley's own: frames, columns and sessions live where the program runs", path);
      else if (atStart && aboutMachine.test(source)) refuse(name, "tells about the machine it is read on", path);
      statements.add(statement);
      return;
    }
    if (variable.references.some((use) => use.isWrite() && !use.init)) refuse(name, "is assigned again after its definition", path);
    else if (waits(statement)) refuse(name, "is made with await", path);
    else if (!statements.has(statement)) {
      statements.add(statement);
      for (const use of outward(statement)) follow(use, [...path, name]);
    }
  };

  for (const use of outward(node)) follow(use, []);
  if (refusal) return refusal;
  const inOrder = [...statements].sort((a, b) => a.start - b.start);
  return { statements: inOrder, constants: [...constants].sort() };
}

/** Whether a statement has an await that is not inside a function of it. */
function waits(node: AnyNode): boolean {
  return node.type === "AwaitExpression" || (!isFunction(node) && childNodes(node).some(waits));
}

/** Where a use of a name stands, or the scope its variable belongs to. */
function placeOf(node: unknown): readonly [number, number] | undefined {
  return (node as { readonly range?: readonly [number, number] } | undefined)?.range;
}

function isWithin(inner: readonly [number, number] | undefined, outer: AnyNode): boolean {
  return inner !== undefined && inner[0] >= outer.start && inner[1] <= outer.end;
}
