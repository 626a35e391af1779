import { unlessAborted } from "../query/unless-aborted.ts";

interface Releasable {
  release(): void;
}

/** Rows that several actions use: the first has them made, all wait for the same ones, the last lets them go once they were dropped. */
export class SharedRows<T extends Releasable> {
  /** Settles when they are there; given up when nobody waits any more. */
  readonly made: Promise<T>;
  private readonly giveUp: () => void;
  private there: T | undefined;
  private users = 0;
  private dropped = false;
  private released = false;

  constructor(make: (signal: AbortSignal) => Promise<T>, abandoned: () => void) {
    const controller = new AbortController();
    this.giveUp = () => {
      if (controller.signal.aborted) return;
      controller.abort(new DOMException("nobody waits for the rows any more", "AbortError"));
      abandoned();
    };
    this.made = make(controller.signal).then((rows) => {
      this.there = rows;
      this.settle();
      return rows;
    });
    this.made.catch(() => undefined);
  }

  /** The rows, if they are there. */
  get now(): T | undefined {
    return this.there;
  }

  /** Waits for them; each `take` that succeeds is ended by a `give`. */
  async take(signal: AbortSignal): Promise<T> {
    this.users++;
    try {
      return await unlessAborted(signal, this.made);
    } catch (error) {
      this.give();
      throw error;
    }
  }

  give(): void {
    this.users--;
    this.settle();
  }

  /** They go when their last user does. */
  drop(): void {
    this.dropped = true;
    this.settle();
  }

  private settle(): void {
    if (this.users > 0) return;
    if (this.there === undefined) this.giveUp();
    else if (this.dropped && !this.released) {
      this.released = true;
      this.there.release();
    }
  }
}
