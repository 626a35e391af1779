import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

const frame = /^\s+at (?:(.*) \()?(?:async )?(file:\/\/.*?):(\d+):(\d+)\)?$/;
const deepest = 10;

/** The frames of a stack that lie in a module, as lines `at name (src/features.ts:13:9)` by the module's source map. */
export function userStack(stack: string | undefined, moduleUrl: string): string[] {
  const map = sourceMap(moduleUrl);
  const lines = (stack ?? "").split("\n").flatMap((line) => {
    const [, name, url, row, column] = frame.exec(line) ?? [];
    if (url !== moduleUrl) return [];
    const entry = map?.findEntry(Number(row) - 1, Number(column) - 1);
    if (map !== undefined && (entry === undefined || !("originalSource" in entry))) return [];
    const place =
      entry && "originalSource" in entry
        ? `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
        : `${url.slice(url.lastIndexOf("/") + 1)}:${row}:${column}`;
    return [name === undefined ? `at ${place}` : `at ${name} (${place})`];
  });
  return lines.slice(0, deepest);
}

const maps = new Map<string, SourceMap | undefined>();

function sourceMap(moduleUrl: string): SourceMap | undefined {
  if (!maps.has(moduleUrl)) maps.set(moduleUrl, readMap(`${fileURLToPath(moduleUrl)}.map`));
  return maps.get(moduleUrl);
}

/** None where the driver sent none, or something else. */
function readMap(path: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}
