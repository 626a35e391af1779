import { native } from "./native.ts";

const pause = 20;

/**
 * Interrupts a connection until a call that runs on it has ended, however it ends. Once is not enough: DuckDB forgets
 * an interrupt that comes before the call has left the thread pool's queue.
 */
export async function interruptUntil(connection: number, running: Promise<unknown>): Promise<void> {
  native().interrupt(connection);
  const timer = setInterval(() => native().interrupt(connection), pause);
  try {
    await running;
  } catch {
    // The one who started the call hears of it.
  } finally {
    clearInterval(timer);
  }
}
