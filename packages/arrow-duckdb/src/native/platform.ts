import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { UnsupportedPlatformError } from "../errors.ts";

/** `process.platform`-`process.arch` → the library's file name and the packages that hold it (glibc before musl). */
const libraries: Readonly<Record<string, { readonly file: string; readonly packages: readonly string[] }>> = {
  "linux-x64": { file: "libduckdb.so", packages: ["linux-x64", "linux-x64-musl"] },
  "linux-arm64": { file: "libduckdb.so", packages: ["linux-arm64", "linux-arm64-musl"] },
  "darwin-x64": { file: "libduckdb.dylib", packages: ["darwin-x64"] },
  "darwin-arm64": { file: "libduckdb.dylib", packages: ["darwin-arm64"] },
  "win32-x64": { file: "duckdb.dll", packages: ["win32-x64"] },
  "win32-arm64": { file: "duckdb.dll", packages: ["win32-arm64"] },
};

/**
 * Path of DuckDB's native library for a platform (`process.platform`-`process.arch`; by default this one).
 * Throws UnsupportedPlatformError with one sentence when there is none or its package is not installed.
 */
export function libraryPath(platform: string = `${process.platform}-${process.arch}`): string {
  const library = libraries[platform];
  if (library === undefined) {
    throw new UnsupportedPlatformError(`DuckDB has no native library for ${platform}; supported are ${Object.keys(libraries).join(", ")}.`);
  }
  const folders = library.packages.map(packageFolder);
  const [first, second] = folders;
  const folder = first !== undefined && second !== undefined ? (usesGlibc() ? first : second) : (first ?? second);
  if (folder === undefined) {
    throw new UnsupportedPlatformError(
      `The package @duckdb/node-bindings-${library.packages[0]}, which holds DuckDB's native library for ${platform}, is not installed; install with optional dependencies enabled.`,
    );
  }
  return join(folder, library.file);
}

/** The platform packages are dependencies of `@duckdb/node-bindings`, so they are looked up from there. */
function packageFolder(suffix: string): string | undefined {
  try {
    const bindings = createRequire(import.meta.url).resolve("@duckdb/node-bindings/package.json");
    return dirname(createRequire(bindings).resolve(`@duckdb/node-bindings-${suffix}/package.json`));
  } catch {
    return undefined;
  }
}

function usesGlibc(): boolean {
  const report = process.report as { excludeNetwork?: boolean; getReport(): object };
  // Otherwise the report resolves the names of all open sockets, which can take seconds.
  report.excludeNetwork = true;
  const { header } = report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}
