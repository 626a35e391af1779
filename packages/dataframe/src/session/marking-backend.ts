import type { CacheCommandKind } from "@volley/plan";
import type { Backend } from "../backend.ts";
import { materialise } from "../values/pending.ts";

/**
 * A backend to which `cache()` and `unpersist()` are said at once, without waiting: whatever is asked of it later happens after them, and
 * throws what kept them from being done.
 */
export function markingBackend(backend: Backend): Backend {
  let marks: Promise<void> = Promise.resolve();
  const failures: unknown[] = [];
  const settled = async (): Promise<void> => {
    await marks;
    if (failures.length > 0) throw failures.shift();
  };
  return {
    resultBytes: backend.resultBytes,
    execute: (plan, options) => settled().then(() => backend.execute(plan, options)),
    write: (command, options) => settled().then(() => backend.write(command, options)),
    schema: (plan) => settled().then(() => backend.schema(plan)),
    explain: (plan, mode) => settled().then(() => backend.explain(plan, mode)),
    ask: (question, ...plans) => settled().then(() => backend.ask(question, ...plans)),
    async keep(command, options) {
      const { kind }: { readonly kind: CacheCommandKind } = command;
      if (kind !== "persist" && kind !== "unpersist") {
        await settled();
        return backend.keep(command, options);
      }
      const said = marks.then(async () => {
        if ("plan" in command) await materialise(command.plan, backend, options);
        return backend.keep(command, options);
      });
      marks = said.then(
        () => undefined,
        (error: unknown) => void failures.push(error),
      );
      return said;
    },
    close: () => backend.close(),
  };
}
