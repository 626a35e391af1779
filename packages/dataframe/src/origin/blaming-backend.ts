import { blame, type Origin } from "@volley/plan";
import type { Backend, BatchBytes } from "../backend.ts";

/** A backend whose errors point at the user's program: at the node at fault, or else at what was to be executed. */
export function blamingBackend(backend: Backend): Backend {
  return {
    resultBytes: backend.resultBytes,
    async execute(plan, options) {
      const { batches, ...stream } = await blamed(plan.origin, () => backend.execute(plan, options));
      return { ...stream, batches: blamedBatches(plan.origin, batches) };
    },
    write: (command, options) => blamed(command.origin, () => backend.write(command, options)),
    schema: (plan) => blamed(plan.origin, () => backend.schema(plan)),
    explain: (plan, mode) => blamed(plan.origin, () => backend.explain(plan, mode)),
    ask: (question, ...plans) => blamed(plans[0].origin, () => backend.ask(question, ...plans)),
    keep: (command, options) => blamed("plan" in command ? command.plan.origin : undefined, () => backend.keep(command, options)),
    close: () => backend.close(),
  };
}

async function blamed<T>(origin: Origin | undefined, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw blame(error, origin);
  }
}

async function* blamedBatches(origin: Origin | undefined, batches: AsyncIterable<BatchBytes>): AsyncGenerator<BatchBytes> {
  try {
    yield* batches;
  } catch (error) {
    throw blame(error, origin);
  }
}
