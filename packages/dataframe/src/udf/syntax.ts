import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  FunctionDeclaration,
  FunctionExpression,
  Program,
} from "acorn";
import { loadAcorn } from "./tools.ts";

export type { AnyNode, Program };
export type FunctionNode = ArrowFunctionExpression | FunctionDeclaration | AnonymousFunctionDeclaration | FunctionExpression;

const options = { ecmaVersion: "latest", ranges: true, allowHashBang: true, allowReturnOutsideFunction: true } as const;

/** The syntax tree of a module or, where it is none, of a script. Throws SyntaxError. */
export function parseModule(code: string): Program {
  const { parse } = loadAcorn();
  try {
    return parse(code, { ...options, sourceType: "module" });
  } catch {
    return parse(code, { ...options, sourceType: "script" });
  }
}

/** The tree of a function's own text; undefined where that is no function expression, but a method, say. */
export function parseFunction(text: string): FunctionNode | undefined {
  try {
    const [statement] = loadAcorn().parse(`(${text}\n)`, { ...options, sourceType: "module" }).body;
    const node = statement?.type === "ExpressionStatement" ? statement.expression : undefined;
    return node && isFunction(node) ? node : undefined;
  } catch {
    return undefined;
  }
}

export function isFunction(node: AnyNode): node is FunctionNode {
  return node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression" || node.type === "FunctionDeclaration";
}

/** Keys of nodes that do not say what the program means: places, and how a value is spelled. */
const spelling = new Set(["type", "start", "end", "range", "loc", "raw", "shorthand"]);

/** The nodes directly below. */
export function childNodes(node: AnyNode): readonly AnyNode[] {
  return Object.entries(node).flatMap(([key, value]) => (spelling.has(key) ? [] : [value].flat().filter(isNode)));
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

/**
 * Whether two functions say the same, whatever tool printed them. Tools that run TypeScript give names to functions (`__name` of
 * esbuild), and read imports as properties of objects of their own (Vite).
 */
export function sameFunction(left: FunctionNode, right: FunctionNode): boolean {
  if (
    left.params.length !== right.params.length ||
    (left.type === "ArrowFunctionExpression") !== (right.type === "ArrowFunctionExpression")
  )
    return false;
  return left.id?.name === right.id?.name && same(left.params, right.params) && same(left.body, right.body);
}

function same(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    const [a, b] = [left, right].map((list: readonly unknown[]) => list.filter((each) => !isNaming(each)));
    return a!.length === b!.length && a!.every((each, i) => same(each, b![i]));
  }
  if (!isNode(left) || !isNode(right)) return sameValue(left, right);
  const [a, b] = [plain(left), plain(right)] as unknown as Record<string, unknown>[];
  if (a!["type"] !== b!["type"]) return false;
  if (a!["regex"]) return sameValue(a!["regex"], b!["regex"]);
  const keys = Object.keys(a!).filter((key) => !spelling.has(key));
  return keys.every((key) => same(a![key], b![key]));
}

function sameValue(left: unknown, right: unknown): boolean {
  if (typeof left !== "object" || left === null || typeof right !== "object" || right === null)
    return Object.is(left ?? null, right ?? null);
  // A piece of a template, or a regular expression: how a tool spells escapes does not matter in the first.
  const key = "cooked" in left ? ["cooked"] : Object.keys(left);
  return key.every((name) => (left as Record<string, unknown>)[name] === (right as Record<string, unknown>)[name]);
}

function plain(node: AnyNode): AnyNode {
  if (node.type === "CallExpression" && isNamed(node.callee, /^__name\d*$/)) return plain(node.arguments[0]!);
  if (node.type === "MemberExpression" && !node.computed && isNamed(node.object, /^__vi_import_\d+__$|^__vite_ssr_import_\d+__$/))
    return node.property;
  if (node.type === "SequenceExpression" && node.expressions.length === 2 && node.expressions[0]!.type === "Literal")
    return plain(node.expressions[1]!);
  return node;
}

function isNaming(value: unknown): boolean {
  if (!isNode(value) || value.type !== "ExpressionStatement") return false;
  return value.expression.type === "CallExpression" && isNamed(value.expression.callee, /^__name\d*$/);
}

function isNamed(node: AnyNode, names: RegExp): boolean {
  return node.type === "Identifier" && names.test(node.name);
}
