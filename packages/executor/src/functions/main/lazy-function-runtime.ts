import type { FunctionRuntime, FunctionRuntimeOptions } from "./function-runtime.ts";

/** User functions, whose code is loaded when the first task brings one. */
export function lazyFunctionRuntime(options: FunctionRuntimeOptions): FunctionRuntime {
  let loaded: Promise<FunctionRuntime> | undefined;
  return {
    async use(...task) {
      loaded ??= import("./function-runtime.ts").then(({ createFunctionRuntime }) => createFunctionRuntime(options));
      return (await loaded).use(...task);
    },
    forget: (database) => void loaded?.then((runtime) => runtime.forget(database)),
    close: async () => (await loaded)?.close(),
  };
}
