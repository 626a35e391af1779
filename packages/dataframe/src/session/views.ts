import { closest, type Origin, type Relation, relation, VolleyError } from "@volley/plan";
import { requiredName } from "../argument-checks.ts";

/** The temporary views of a session: frames by name, without regard to case. They end with the session. */
export class Views {
  readonly #byName = new Map<string, { readonly name: string; readonly plan: Relation }>();

  /** The names, as they were given. */
  names(): string[] {
    return [...this.#byName.values()].map((view) => view.name);
  }

  has(name: string): boolean {
    return this.#byName.has(name.toLowerCase());
  }

  /** Throws TEMP_TABLE_OR_VIEW_ALREADY_EXISTS unless an older view of the name may go. */
  set(name: string, plan: Relation, replace: boolean, origin: Origin): void {
    requiredName("a view", name, origin);
    if (!replace && this.has(name))
      throw new VolleyError("TEMP_TABLE_OR_VIEW_ALREADY_EXISTS", `there is a view "${name}" already`, {
        origin,
        hints: ["createOrReplaceTempView() takes its place"],
      });
    this.#byName.set(name.toLowerCase(), { name, plan: relation("subquery_alias", { input: plan, alias: name, origin }) });
  }

  /** Throws TABLE_OR_VIEW_NOT_FOUND with the nearest name. */
  plan(name: string, origin: Origin): Relation {
    const view = this.#byName.get(String(name).toLowerCase());
    if (view) return view.plan;
    const near = closest(String(name), this.names());
    throw new VolleyError("TABLE_OR_VIEW_NOT_FOUND", `there is no view "${name}"`, {
      origin,
      where: this.#byName.size === 0 ? [] : [`views: ${this.names().join(", ")}`],
      hints: [near === undefined ? 'frame.createOrReplaceTempView("name") makes one' : `did you mean "${near}"?`],
    });
  }

  drop(name: string): boolean {
    return this.#byName.delete(name.toLowerCase());
  }
}
