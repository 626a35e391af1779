import { type Origin, VolleyError } from "@volley/plan";
import { type Captured, capturedBy, isWorkerGlobal, type Refusal } from "./captured.ts";
import { type PlacedFunction, type ProgramModule, programModule, scopesOf } from "./program-module.ts";
import { type AnyNode, type FunctionNode, parseFunction, parseModule, sameFunction } from "./syntax.ts";

/** JavaScript text of a module that exports a function with all it needs. Lines and columns are those of the file it was taken from. */
export interface Entry {
  readonly text: string;
  /** The file whose imports and lines the text has; absent where the function was found in none. */
  readonly file?: string | undefined;
  readonly map?: object | undefined;
  /** The name of the function, or of the variable it was defined for. */
  readonly name?: string | undefined;
  /** Most arguments it takes; absent where it takes any number. */
  readonly parameters?: number | undefined;
}

/** What the function is exported by; no name of a user's. */
const exportName = "volley_function";

export interface EntryRequest {
  /** `udf()`, for errors. */
  readonly caller: string;
  readonly origin: Origin;
  /** The file in which the function is defined, as it is executed. */
  readonly file: string | undefined;
  /** Values of names that the function uses, as JavaScript. */
  readonly constants: Readonly<Record<string, string>>;
  /** Whether an import is of Volley itself. */
  readonly isOwn: (specifier: string) => boolean;
}

/**
 * Finds out what a function of the program needs, and puts that into a module. Throws INVALID_ARGUMENT where it uses what cannot travel to
 * executors: a variable of an enclosing function, a session.
 */
export function entryOf(fn: (...args: never[]) => unknown, request: EntryRequest): Entry {
  const text = Function.prototype.toString.call(fn);
  const parsed = parseFunction(text);
  if (!parsed || parsed.async || parsed.generator) throw unusable(text, parsed, request);
  const parameters = parsed.params.at(-1)?.type === "RestElement" ? undefined : parsed.params.length;
  return { ...moduleFor(fn.name, { text, parsed }, request), parameters };
}

function moduleFor(name: string, { text, parsed }: { text: string; parsed: FunctionNode }, request: EntryRequest): Entry {
  const module = request.file === undefined ? undefined : programModule(request.file);
  const found = module?.functions.filter(({ node }) => sameFunction(parsed, node)) ?? [];
  if (module && found.length > 0) return entryIn(module, found, request);
  const imported = module && importOf(module, name);
  if (!imported) return alone(text, request, name);
  return {
    ...textOf(module, undefined, { statements: [imported], constants: [] }, `export { ${name} as ${exportName} };\n`, request),
    name,
  };
}

/** The same text may stand in several places; they must mean the same, and have a name only where it is the same too. */
function entryIn(module: ProgramModule, found: readonly PlacedFunction[], request: EntryRequest): Entry {
  const given = new Set(Object.keys(request.constants));
  const nameOf = ({ node, variable }: PlacedFunction): string | undefined => node.id?.name ?? variable;
  const names = new Set(found.map(nameOf));
  const name = names.size === 1 ? [...names][0] : undefined;
  const entries = found.map(({ node }) => {
    const captured = capturedBy(node, module, given, request.isOwn);
    if ("why" in captured) return captured;
    return { ...entryText(module, { node, variable: name }, captured, request), name };
  });
  const [first, ...others] = entries as [Entry | Refusal, ...(Entry | Refusal)[]];
  const refused = entries.find((entry): entry is Refusal => "why" in entry);
  if (refused) throw refusal(refused, request);
  const needs = (entry: Entry | Refusal): string => ("text" in entry ? entry.text.replaceAll(/\s+/g, "") : "");
  if (others.some((other) => needs(other) !== needs(first))) {
    const message = `${request.caller}: functions that read the same stand in this module and need different things`;
    throw new VolleyError("INVALID_ARGUMENT", message, {
      origin: request.origin,
      hints: ["give one of them another text, or a module of its own"],
    });
  }
  return first as Entry;
}

function entryText(module: ProgramModule, placed: PlacedFunction, captured: Captured, request: EntryRequest): Entry {
  const { node } = placed;
  const around = captured.statements.find((statement) => statement.start <= node.start && node.end <= statement.end);
  if (!around) return textOf(module, placed, captured, "", request);
  // It is part of what it needs: it calls itself, say.
  const declared = node.type === "FunctionDeclaration" ? node.id : undefined;
  const own = declared
    ? `export { ${declared.name} as ${exportName} };\n`
    : `export const ${exportName} = ${module.text.code.slice(node.start, node.end)};\n`;
  return textOf(module, undefined, captured, own, request);
}

/** The module's text, blank but for the statements and the function. */
function textOf(
  module: ProgramModule,
  placed: PlacedFunction | undefined,
  { statements, constants }: Captured,
  end: string,
  request: EntryRequest,
): Entry {
  const { code, file, map } = module.text;
  const pieces: readonly AnyNode[] = [...statements, ...(placed ? [placed.node] : [])].sort((a, b) => a.start - b.start);
  let text = constants.map((name) => `const ${name} = ${request.constants[name]};`).join("");
  let at = 0;
  for (const piece of pieces) {
    const own = piece === placed?.node;
    // Before the blanks, most of which are other lines: the function stays where it stood. As a field it has a name in stacks.
    if (own) text += `;export const ${exportName} = ({ ${placed?.variable ?? "udf"}:`;
    text += blank(code.slice(at, piece.start)) + code.slice(piece.start, piece.end);
    if (own) text += ` }).${placed?.variable ?? "udf"}`;
    at = piece.end;
  }
  return { text: `${text};\n${end}`, file, map };
}

function blank(text: string): string {
  return text.replaceAll(/[^\n\r]/g, " ");
}

/** The import whose binding has the name of a function that stands in another module. */
function importOf({ program }: ProgramModule, name: string): AnyNode | undefined {
  return program.body.find(
    (statement) =>
      statement.type === "ImportDeclaration" &&
      statement.specifiers.some(
        (each) =>
          each.type === "ImportSpecifier" && each.local.name === name && each.imported.type === "Identifier" && each.imported.name === name,
      ),
  );
}

/** A function that was found in no module (made by eval, in a REPL, by a tool that rewrites programs): it may use nothing but globals. */
function alone(text: string, request: EntryRequest, name: string): Entry {
  const uses = scopesOf(parseModule(`(${text}\n)`)).globalScope!.through.map((use) => use.identifier.name);
  const constants = [...new Set(uses)].filter((use) => Object.hasOwn(request.constants, use));
  const unknown = uses.find((use) => !isWorkerGlobal(use) && !constants.includes(use));
  if (unknown !== undefined)
    throw refusal(
      { name: unknown, why: `cannot be looked up, since the function's text does not stand in ${request.file ?? "a file"}` },
      request,
    );
  const given = constants.map((constant) => `const ${constant} = ${request.constants[constant]};\n`);
  return { text: `${given.join("")}export const ${exportName} = ${text};\n`, name: name || undefined };
}

function refusal({ name, why }: Refusal, { caller, origin }: EntryRequest): VolleyError {
  return new VolleyError("INVALID_ARGUMENT", `${caller}: "${name}" ${why}; it cannot travel to executors`, {
    origin,
    hints: [
      `pass a value of each row as a column, a constant through { constants: { ${name} } }`,
      "what is imported travels along: move helpers into a module",
    ],
  });
}

function unusable(text: string, parsed: FunctionNode | undefined, { caller, origin }: EntryRequest): VolleyError {
  const fail = (what: string, hint: string): VolleyError =>
    new VolleyError("INVALID_ARGUMENT", `${caller}: ${what}`, { origin, hints: [hint] });
  if (parsed?.async)
    return fail(
      "an async function cannot be called by a query, which does not wait",
      "compute without await, or read its answers as a frame and join it",
    );
  if (parsed?.generator) return fail("a generator gives no single value", "return the value");
  if (text.includes("[native code]"))
    return fail("the function's text is not known: it is bound, or Node's own", "wrap it: (x) => Math.hypot(x, 1)");
  return fail("a class or a method is no function by itself", "write an arrow function that calls it");
}
