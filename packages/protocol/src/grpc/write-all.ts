/** The writing half of a server's stream. */
interface Output {
  write(message: unknown, sent: () => void): unknown;
}

// grpc-js would queue 16; one at a time costs up to a quarter of the throughput, two cost nothing.
const inFlight = 2;

/**
 * Writes messages as fast as the other side takes them, at most two of them unsent. Stops asking for messages when
 * `signal` aborts, and then lets go of their iterator.
 */
export async function writeAll(output: Output, messages: AsyncIterable<unknown>, signal: AbortSignal): Promise<void> {
  let unsent = 0;
  let wake = (): void => {};
  const sent = (): void => {
    unsent--;
    wake();
  };
  const aborted = (): void => wake();
  signal.addEventListener("abort", aborted, { once: true });
  try {
    for await (const message of messages) {
      if (signal.aborted) return;
      unsent++;
      output.write(message, sent);
      while (unsent >= inFlight && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (signal.aborted) return;
    }
  } finally {
    signal.removeEventListener("abort", aborted);
  }
}
