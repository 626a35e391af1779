import { type Origin, type UserFunction, VolleyError } from "@volley/plan";
import { here } from "../origin/call-site.ts";
import { definitionOf } from "../udf/callable.ts";
import type { AnyUserFunction } from "../udf/function-types.ts";

/** The functions of the program that SQL text knows by name, in one session. */
export class UserFunctions {
  readonly #byName: Map<string, UserFunction>;

  /** Use `session.udf`. */
  constructor(byName: Map<string, UserFunction>) {
    this.#byName = byName;
  }

  /**
   * Lets SQL text call a function by a name, read without regard to case: `session.udf.register("slug", slug)`, then
   * `expr("slug(title)")`. It comes before a function of Spark's of that name. Gives the function back.
   */
  register<F extends AnyUserFunction>(name: string, fn: F): F {
    const origin: Origin = here();
    const definition = definitionOf(fn);
    if (typeof name !== "string" || !/^[A-Za-z_]\w*$/.test(name))
      throw new VolleyError("INVALID_ARGUMENT", `register(): "${name}" is no name of a function`, { origin });
    if (!definition)
      throw new VolleyError("INVALID_ARGUMENT", "register() needs what udf(), arrowUdf() or udaf() gives", {
        origin,
        hints: [`session.udf.register("${name}", udf((x: number) => …, "double"))`],
      });
    this.#byName.set(name.toLowerCase(), Object.freeze({ ...definition, name }));
    return fn;
  }
}
