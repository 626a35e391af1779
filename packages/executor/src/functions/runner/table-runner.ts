import { isMainThread, parentPort } from "node:worker_threads";
import { failureOfCall, failureOfLoad } from "./loaded-function.ts";
import type { FromTableRunner, FunctionDefinition, ToTableRunner } from "../messages.ts";
import { type TableFunction, tableFunction } from "./table-function.ts";
import { printToLog } from "./print-to-log.ts";

/** The thread that runs functions over whole tables: it answers each message, in order. */
function main(): void {
  const running: { definition?: FunctionDefinition; made?: TableFunction } = {};

  async function answer(message: ToTableRunner): Promise<FromTableRunner> {
    if (message.type === "begin") {
      const { definition, keys, schema } = message;
      try {
        running.definition = definition;
        running.made = await tableFunction(definition, keys, schema);
        return { type: "made", batches: [] };
      } catch (error) {
        return { type: "failed", failure: failureOfLoad(error, definition) };
      }
    }
    try {
      return { type: "made", batches: message.type === "batch" ? running.made!.add(message.frame) : running.made!.end() };
    } catch (error) {
      return { type: "failed", failure: failureOfCall(error, running.definition!) };
    }
  }

  let turn = Promise.resolve();
  parentPort!.on("message", (message: ToTableRunner) => {
    turn = turn.then(async () => {
      const said = await answer(message);
      const buffers = said.type === "made" ? said.batches.flatMap(({ frame }) => frame.body.map((part) => part.buffer as ArrayBuffer)) : [];
      parentPort!.postMessage(said, buffers);
    });
  });
}

if (!isMainThread) {
  printToLog();
  main();
}
