import { createHash } from "node:crypto";
import type { TaskSpec, UserFunction } from "@volley/protocol";

/** What a task brings along for functions that one module exports. */
export function functionsOf(
  code: string,
  functions: Readonly<Record<string, Partial<UserFunction> & { returnType: string }>>,
  sourceMap?: object,
): Pick<TaskSpec, "functions" | "modules"> {
  const bytes = Buffer.from(code);
  const hash = createHash("sha256").update(bytes).digest("hex");
  return {
    modules: [{ hash, code: bytes, sourceMap: sourceMap === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(sourceMap)) }],
    functions: Object.entries(functions).map(([name, more]) => ({
      name,
      module: hash,
      export: name,
      arrow: false,
      parameterTypes: [],
      deterministic: true,
      label: `${name} (features.ts:1:1)`,
      timeoutMs: 0,
      int64AsNumber: false,
      ...more,
    })),
  };
}
