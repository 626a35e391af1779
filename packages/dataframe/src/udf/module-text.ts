import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEsbuild } from "./tools.ts";

/** A module as JavaScript. */
export interface ModuleText {
  readonly file: string;
  readonly code: string;
  /** Source map (version 3) with absolute sources; absent where the code is what the user wrote. */
  readonly map?: object | undefined;
}

/** Texts of modules whose files are gone while they run. */
const kept = new Map<string, string>();

/** Keeps the text of a module whose file will be removed: what functions defined in it need is found in the text. */
export function keepModuleText(file: string, text: string): void {
  kept.set(file, text);
}

/** The text of the module in a file, JavaScript made of TypeScript as the tools that run TypeScript do; undefined where there is none to read. */
export function moduleText(file: string): ModuleText | undefined {
  const text = kept.get(file) ?? (existsSync(file) ? readFileSync(file, "utf8") : undefined);
  if (text === undefined) return undefined;
  const loader = ({ ".ts": "ts", ".mts": "ts", ".cts": "ts", ".tsx": "tsx", ".jsx": "jsx" } as const)[extname(file)];
  if (!loader) return { file, code: text, map: ownMap(file, text) };
  const { code, map } = loadEsbuild().transformSync(text, {
    loader,
    target: "esnext",
    sourcefile: file,
    sourcemap: "external",
    sourcesContent: false,
    logLevel: "silent",
  });
  return { file, code, map: absolute(JSON.parse(map) as SourceMap, dirname(file)) };
}

interface SourceMap {
  readonly sources: readonly (string | null)[];
  readonly sourceRoot?: string;
}

const reference = /\/\/[#@]\s*sourceMappingURL=(\S+)\s*$/;

/** The map that a comment at the end of the text names or holds. */
function ownMap(file: string, text: string): object | undefined {
  const url = reference.exec(text)?.[1];
  if (url === undefined) return undefined;
  try {
    const data = /^data:[^,]*;base64,(.*)$/.exec(url)?.[1];
    const path = resolve(dirname(file), decodeURIComponent(url));
    const json = data === undefined ? readFileSync(path, "utf8") : Buffer.from(data, "base64").toString();
    return absolute(JSON.parse(json) as SourceMap, data === undefined ? dirname(path) : dirname(file));
  } catch {
    return undefined;
  }
}

function absolute(map: SourceMap, folder: string): object {
  const { sourceRoot = "", sources, ...rest } = map;
  const place = (source: string): string =>
    source.startsWith("file:")
      ? fileURLToPath(source)
      : resolve(folder, sourceRoot.startsWith("file:") ? fileURLToPath(sourceRoot) : sourceRoot, source);
  return { ...rest, sources: sources.map((source) => (source === null ? null : place(source))), sourcesContent: undefined };
}
