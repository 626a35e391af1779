import {
  type ExplainMode,
  explainModes,
  type Origin,
  type Relation,
  relation,
  simpleTypeText,
  type StructType,
  VolleyError,
} from "@volley/plan";
import type { RecordBatch, Table } from "apache-arrow";
import { wholeNumber } from "../argument-checks.ts";
import { oneOf } from "../one-of.ts";
import { here } from "../origin/call-site.ts";
import { schemaTree } from "../schema/tree.ts";
import type { SessionCore } from "../session/core.ts";
import { materialise } from "../values/pending.ts";
import * as actions from "./actions.ts";
import type { ActionOptions, ShowOptions } from "./dataframe.ts";
import { draw, drawVertical, footer } from "./show.ts";
import { withTimestampsAsText } from "./timestamps-as-text.ts";

/** What runs a frame's plan, or asks about it. */
export class FrameActions {
  readonly plan: Relation;
  readonly #core: SessionCore;

  constructor(core: SessionCore, plan: Relation) {
    this.#core = core;
    this.plan = plan;
  }

  collect(options?: ActionOptions): Promise<any[]> {
    return actions.collect(this.#core, this.plan, options);
  }

  [Symbol.asyncIterator](): AsyncIterator<any> {
    return actions.rows(this.#core, this.plan);
  }

  toLocalIterator(options?: ActionOptions): AsyncIterable<any> {
    return actions.rows(this.#core, this.plan, options);
  }

  batches(options?: ActionOptions): AsyncIterable<RecordBatch> {
    return actions.batches(this.#core, this.plan, options);
  }

  count(options?: ActionOptions): Promise<number> {
    return actions.count(this.#core, this.plan, options);
  }

  async first(options?: ActionOptions): Promise<any> {
    return (await this.take(1, options))[0];
  }

  head(rows?: number, options?: ActionOptions): Promise<any> {
    return rows === undefined ? this.first(options) : this.#taken("head()", rows, options);
  }

  take(rows: number, options?: ActionOptions): Promise<any[]> {
    return this.#taken("take()", rows, options);
  }

  tail(rows: number, options?: ActionOptions): Promise<any[]> {
    const origin = here();
    const plan = relation("tail", { input: this.plan, limit: wholeNumber("tail()", rows, 0, origin), origin });
    return actions.collect(this.#core, plan, options);
  }

  async isEmpty(options?: ActionOptions): Promise<boolean> {
    return (await actions.count(this.#core, this.#atMost(1), options)) === 0;
  }

  toArrow(options?: ActionOptions): Promise<Table> {
    return actions.toArrow(this.#core, this.plan, options);
  }

  async show(rows = 20, options: ShowOptions | ShowOptions["truncate"] = {}): Promise<void> {
    const { truncate, vertical, count, signal }: ShowOptions = typeof options === "object" ? options : { truncate: options };
    const most = wholeNumber("show()", rows, 0, here());
    const first = this.#atMost(most + 1);
    const text = withTimestampsAsText(first, await actions.schemaOf(this.#core, first, { signal }));
    const found = await actions.valuesOf(this.#core, text, { signal });
    const shown = found.rows.slice(0, most);
    const more = found.rows.length <= most ? 0 : count ? (await this.count({ signal })) - most : "some";
    const width = this.#core.width();
    const longest = truncate === true ? 20 : truncate === false ? 0 : (truncate ?? (width === undefined ? 20 : 0));
    const drawn = vertical
      ? drawVertical(found.schema, shown, { truncate: longest })
      : draw(found.schema, shown, { truncate: longest, width: truncate === false ? undefined : width });
    this.#core.print(`${drawn}\n${footer(shown.length, more)}\n`);
  }

  async explain(mode: ExplainMode = "simple"): Promise<string> {
    const chosen = oneOf("way to explain", mode, explainModes, here());
    const backend = this.#core.backend();
    await materialise(this.plan, backend);
    const text = await backend.explain(this.plan, chosen);
    this.#core.print(`${text}\n`);
    return text;
  }

  async printSchema(): Promise<string> {
    const text = schemaTree(await this.schema());
    this.#core.print(`${text}\n`);
    return text;
  }

  schema(): Promise<StructType> {
    return actions.schemaOf(this.#core, this.plan);
  }

  async dtypes(): Promise<[string, string][]> {
    return (await this.schema()).fields.map((field) => [field.name, simpleTypeText(field.type)]);
  }

  async columns(): Promise<any[]> {
    return (await this.schema()).fields.map((field) => field.name);
  }

  isLocal(): Promise<boolean> {
    return actions.ask(this.#core, "isLocal", this.plan);
  }

  async inputFiles(): Promise<string[]> {
    return [...(await actions.ask(this.#core, "inputFiles", this.plan))];
  }

  sameSemantics(other: unknown): Promise<boolean> {
    return actions.ask(this.#core, "sameSemantics", this.plan, planOf(other, here()));
  }

  semanticHash(): Promise<number> {
    return actions.ask(this.#core, "semanticHash", this.plan);
  }

  #taken(what: string, rows: number, options: ActionOptions | undefined): Promise<any[]> {
    return actions.collect(this.#core, this.#atMost(wholeNumber(what, rows, 0, here())), options);
  }

  #atMost(rows: number): Relation {
    return relation("limit", { input: this.plan, limit: rows, origin: here() });
  }
}

/** The plan of what should be a frame. Throws INVALID_ARGUMENT. */
export function planOf(other: unknown, origin: Origin): Relation {
  if (other instanceof FrameActions) return other.plan;
  throw new VolleyError("INVALID_ARGUMENT", "the other side is not a DataFrame", { origin });
}
