import { statSync } from "node:fs";
import type { Identifier } from "acorn";
import type { Reference, Scope, ScopeManager } from "eslint-scope";
import { type ModuleText, moduleText } from "./module-text.ts";
import { type AnyNode, childNodes, type FunctionNode, isFunction, parseModule, type Program } from "./syntax.ts";
import { loadScope } from "./tools.ts";

/** A function as it stands in a module, and the variable or field it is for: `const slug = udf((x) => …)`, `{ slug: udf((x) => …) }`. */
export interface PlacedFunction {
  readonly node: FunctionNode;
  readonly variable?: string | undefined;
}

/** A module of the user's program, its functions, and what its names refer to. */
export interface ProgramModule {
  readonly text: ModuleText;
  readonly program: Program;
  readonly functions: readonly PlacedFunction[];
  readonly scopes: ScopeManager;
  /** Every use of a name, by place. */
  readonly references: readonly Reference[];
}

const modules = new Map<string, { readonly changed: number | undefined; readonly module: ProgramModule | undefined }>();

/** The module in a file, read again when that has changed; undefined where its text is not to be had or is no JavaScript. */
export function programModule(file: string): ProgramModule | undefined {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const known = modules.get(file);
  if (known && known.changed === changed) return known.module;
  const module = analyse(file);
  modules.set(file, { changed, module });
  return module;
}

function analyse(file: string): ProgramModule | undefined {
  try {
    const text = moduleText(file);
    if (!text) return undefined;
    const program = parseModule(text.code);
    const functions: PlacedFunction[] = [];
    collect(program, undefined, functions);
    const scopes = scopesOf(program);
    return { text, program, functions, scopes, references: scopes.scopes.flatMap((scope) => scope.references) };
  } catch {
    return undefined;
  }
}

/** What the names of a tree refer to. */
export function scopesOf(program: Program): ScopeManager {
  return loadScope().analyze(program as never, {
    ecmaVersion: 2025,
    sourceType: program.sourceType === "module" ? "module" : "commonjs",
    ignoreEval: true,
  });
}

/** Whether a scope is the module itself, not a function or block of it. */
export function isTopLevel({ block }: Scope): boolean {
  return block.type === "Program";
}

function collect(node: AnyNode, variable: string | undefined, into: PlacedFunction[]): void {
  if (isFunction(node)) into.push({ node, variable });
  for (const child of childNodes(node))
    collect(child, nameFor(node, child) ?? (node.type === "CallExpression" && isFunction(child) ? variable : undefined), into);
}

/** The name that a value gets where it stands. */
function nameFor(parent: AnyNode, child: AnyNode): string | undefined {
  if (parent.type === "VariableDeclarator") return child === parent.init && parent.id.type === "Identifier" ? parent.id.name : undefined;
  const isField = parent.type === "Property" && !parent.computed && child === parent.value && parent.key.type === "Identifier";
  return isField ? (parent.key as Identifier).name : undefined;
}
