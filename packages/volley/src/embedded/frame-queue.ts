import type { Frame } from "@volley/protocol/arrow";

/** Hands frames from a task to whoever reads its rows, one at a time: the task waits for the reader. */
export interface FrameQueue {
  /** Resolves when the reader has taken the frame; rejects once the reader has gone. */
  put(frame: Frame): Promise<void>;
  /** No more frames; with an error, the reader gets it. */
  end(): void;
  readonly frames: AsyncGenerator<Frame>;
}

export function createFrameQueue(onAbandoned: () => void): FrameQueue {
  let offered: { frame: Frame; taken: () => void } | undefined;
  let wake: (() => void) | undefined;
  let ended = false;
  let abandoned = false;

  async function* frames(): AsyncGenerator<Frame> {
    try {
      for (;;) {
        if (offered) {
          const { frame, taken } = offered;
          offered = undefined;
          taken();
          yield frame;
        } else if (ended) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      abandoned = true;
      offered?.taken();
      if (!ended) onAbandoned();
    }
  }

  return {
    frames: frames(),
    put(frame) {
      if (abandoned) return Promise.reject(new Error("nobody reads these rows any more"));
      return new Promise((taken) => {
        offered = { frame, taken };
        wake?.();
      });
    },
    end() {
      ended = true;
      wake?.();
    },
  };
}
