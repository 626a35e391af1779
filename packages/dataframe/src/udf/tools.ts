import { createRequire } from "node:module";
import type * as Acorn from "acorn";
import type * as Esbuild from "esbuild";
import type * as EslintScope from "eslint-scope";

// Loaded when a program defines its first function, and at once: definitions are checked where they stand, so nothing can be awaited.

let acorn: typeof Acorn | undefined;
let scope: typeof EslintScope | undefined;
let esbuild: typeof Esbuild | undefined;

/** Parses JavaScript. */
export function loadAcorn(): typeof Acorn {
  acorn ??= createRequire(import.meta.url)("acorn") as typeof Acorn;
  return acorn;
}

/** Tells what names in a syntax tree refer to. */
export function loadScope(): typeof EslintScope {
  scope ??= createRequire(import.meta.url)("eslint-scope") as typeof EslintScope;
  return scope;
}

/** Makes JavaScript of TypeScript, and one module of many. */
export function loadEsbuild(): typeof Esbuild {
  esbuild ??= createRequire(import.meta.url)("esbuild") as typeof Esbuild;
  return esbuild;
}
