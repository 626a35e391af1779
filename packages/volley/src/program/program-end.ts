import { VolleyError } from "@volley/plan";

/** Watches a program that runs in this process, from before its import until all it opened is closed. */
export interface ProgramWatch {
  /**
   * Resolves when the program is over: its module has run, and either its sessions are stopped or nothing is left to happen
   * (a program may begin `main()` without awaiting it). Rejects with what it throws, wherever it throws it.
   */
  ended(program: Promise<unknown>, sessionsStopped: () => boolean): Promise<void>;
  /** Leaves errors to Node again. */
  close(): void;
}

export function watchProgram(): ProgramWatch {
  let settle: ((error?: unknown) => void) | undefined;
  let early: { readonly error: unknown } | undefined;
  // What comes after the first error is its echo: sessions are being closed.
  const crashed = (error: unknown): void => {
    early ??= { error };
    settle?.(error);
  };
  process.on("uncaughtException", crashed);
  return {
    async ended(program, sessionsStopped) {
      let imported = false;
      const idle = (): void => settle?.(imported ? undefined : neverSettled());
      try {
        await new Promise<void>((resolve, reject) => {
          settle = (error) => (error === undefined ? resolve() : reject(error));
          if (early) reject(early.error);
          process.once("beforeExit", idle);
          program.then(() => {
            imported = true;
            if (sessionsStopped()) resolve();
          }, reject);
        });
      } finally {
        settle = undefined;
        process.off("beforeExit", idle);
      }
    },
    close: () => void process.off("uncaughtException", crashed),
  };
}

function neverSettled(): VolleyError {
  return new VolleyError("INVALID_ARGUMENT", "the program ended while it was still awaiting something", {
    hints: ["a top-level await waits for a promise that nothing will settle any more"],
  });
}
