import { VolleyError } from "@volley/plan";
import type { Backend } from "../backend.ts";
import { oneOf } from "../one-of.ts";
import { here } from "../origin/call-site.ts";
import type { Int64Mode } from "../values/value-types.ts";
import { int64Setting, type SessionOptions } from "./options.ts";
import type { Session } from "./session.ts";

/** Makes the backend of a new session. */
export type BackendFactory = (options: SessionOptions) => Promise<Backend>;

let makeBackend: BackendFactory | undefined;
let active: Promise<Session<any>> | undefined;

/** Tells `Session.builder` how to get a backend; the package that wires the engine calls it once. */
export function setBackendFactory(factory: BackendFactory): void {
  makeBackend = factory;
}

type MakeSession = (backend: Backend, options: SessionOptions) => Session<any>;

/** Settings for a session: `Session.builder.appName("flights").config("rows.int64", "number").getOrCreate()`. */
export class SessionBuilder<M extends Int64Mode = "bigint"> {
  readonly #make: MakeSession;
  readonly #options: SessionOptions;

  constructor(make: MakeSession, options: SessionOptions = {}) {
    this.#make = make;
    this.#options = options;
  }

  /** A name for the session, as programs for Spark give one. It is kept in the options of the backend; nothing is named after it. */
  appName(name: string): SessionBuilder<M> {
    return new SessionBuilder(this.#make, { ...this.#options, appName: name });
  }

  /** Where to run: `sc://host:15002` for a driver, `local` for this process. */
  master(master: string): SessionBuilder<M> {
    return new SessionBuilder(this.#make, { ...this.#options, master, masterOrigin: here() });
  }

  /** The same as `master`, by Spark Connect's name. */
  remote(address: string): SessionBuilder<M> {
    return new SessionBuilder(this.#make, { ...this.#options, master: address, masterOrigin: here() });
  }

  /** A setting. `rows.int64` = `number` turns bigint columns into numbers in rows and in their types. */
  config<const V extends Int64Mode>(name: typeof int64Setting, value: V): SessionBuilder<V>;
  config(name: string, value: string | number | boolean): SessionBuilder<M>;
  config(name: string, value: string | number | boolean): SessionBuilder<any> {
    if (name === int64Setting) oneOf(`value of "${int64Setting}"`, value, ["bigint", "number"], here());
    return new SessionBuilder(this.#make, { ...this.#options, config: { ...this.#options.config, [name]: String(value) } });
  }

  /**
   * The running session, or a new one. Settings of a running session stay as they are; throws CONFIGURATION where it was started with
   * another `rows.int64`, since its rows would not have the types this builder promises.
   */
  async getOrCreate(): Promise<Session<M>> {
    const origin = here();
    const running = await active?.catch(() => undefined);
    if (!running || running.stopped) return this.create();
    const [has, wants] = [running.options, this.#options].map((options) => options.config?.[int64Setting] ?? "bigint");
    if (has === wants) return running;
    throw new VolleyError("CONFIGURATION", `a session is running with ${int64Setting} = ${has}, this one wants ${wants}`, {
      origin,
      hints: [`add config("${int64Setting}", "${has}") here, or stop() the other session first`],
    });
  }

  /** A new session, which `getOrCreate` gives from now on. */
  create(): Promise<Session<M>> {
    const factory = makeBackend;
    if (!factory)
      throw new VolleyError("CONFIGURATION", "no engine is wired to this session", {
        hints: ['import { Session } from "volley", which brings one'],
      });
    const [make, options] = [this.#make, this.#options];
    const created = factory(options).then((backend) => make(backend, options));
    active = created;
    return created;
  }
}
