import { VolleyError } from "../errors.ts";
import type { Origin } from "../errors.ts";
import { access } from "./collection/access.ts";
import { aggregates } from "./aggregate/aggregate.ts";
import { array } from "./collection/array.ts";
import { choosing } from "./aggregate/choose.ts";
import { conditional } from "./conditional.ts";
import { current } from "./misc/current.ts";
import { datetime } from "./datetime/datetime.ts";
import type { FunctionDefinition, FunctionTable } from "./definition.ts";
import { grouping } from "./aggregate/grouping.ts";
import { hash } from "./hash/hash.ts";
import { hmac } from "./hash/hmac.ts";
import { json } from "./json/json.ts";
import { map } from "./collection/map.ts";
import { binaryFormats, numberFormats } from "./string/number-format.ts";
import { toChar } from "./string/to-char.ts";
import { timeWindows } from "./datetime/time-window.ts";
import { randoms } from "./math/random.ts";
import { places } from "./misc/task.ts";
import { higherOrder } from "./collection/higher-order.ts";
import { namedArithmetic } from "./math/arithmetic.ts";
import { base32 } from "./string/base32.ts";
import { bitmaps } from "./aggregate/bitmap.ts";
import { bitwise } from "./math/bitwise.ts";
import { numerals } from "./math/numerals.ts";
import { powers } from "./math/powers.ts";
import { roundings } from "./math/rounding.ts";
import { trigonometry } from "./math/trigonometry.ts";
import { operators } from "./operators.ts";
import { regexps } from "./string/regexp.ts";
import { statistics } from "./aggregate/statistics.ts";
import { string } from "./string/string.ts";
import { intervals } from "./datetime/temporal-operators.ts";
import { textCodes } from "./string/text-codes.ts";
import { textFormats } from "./string/text-format.ts";
import { textParts } from "./string/text-parts.ts";
import { vectors } from "./math/vector.ts";
import { windowFunctions } from "./window.ts";
import { struct } from "./collection/struct.ts";
import { closest } from "../suggest.ts";

/** Every function by its Spark Connect name. */
export const functions: FunctionTable = {
  ...operators,
  ...namedArithmetic,
  ...bitwise,
  ...conditional,
  ...trigonometry,
  ...powers,
  ...roundings,
  ...numerals,
  ...string,
  ...textParts,
  ...regexps,
  ...textCodes,
  ...textFormats,
  ...datetime,
  ...intervals,
  ...hash,
  ...randoms,
  ...places,
  ...numberFormats,
  ...binaryFormats,
  ...array,
  ...map,
  ...struct,
  ...access,
  ...higherOrder,
  ...json,
  ...aggregates,
  ...grouping,
  ...statistics,
  ...choosing,
  ...vectors,
  ...base32,
  ...hmac,
  ...bitmaps,
  ...current,
  ...toChar,
  ...timeWindows,
  ...windowFunctions,
};

const renamed: Readonly<Record<string, string>> = { power: "pow", typeof: "typeOf", map: "createMap" };

/** Functions whose names have capitals, by their names without: Spark does not tell them apart. */
const lowered: ReadonlyMap<string, string> = new Map(Object.keys(functions).map((name) => [name.toLowerCase(), name]));

/** The catalogue's spelling of a function's name, in whatever case it is given; itself where there is none. */
export function catalogueName(name: string): string {
  return Object.hasOwn(functions, name) ? name : (lowered.get(name.toLowerCase()) ?? name);
}

/** The name of a catalogue function as programs write it: `dateAdd` for `date_add`. */
export function programName(name: string): string {
  return renamed[name] ?? name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The catalogue row of a function, whose name is read without regard to case. Throws UNRESOLVED_ROUTINE with the nearest name, or WRONG_NUM_ARGS. */
export function findFunction(name: string, argumentCount: number, origin?: Origin): FunctionDefinition {
  const found = catalogueName(name);
  const definition = Object.hasOwn(functions, found) ? functions[found] : undefined;
  if (!definition) {
    const near = closest(name, Object.keys(functions));
    throw new VolleyError("UNRESOLVED_ROUTINE", `function "${name}" does not exist`, {
      origin,
      hints: near ? [`did you mean "${near}"?`] : [],
    });
  }
  const [least, most] = definition.arity;
  if (argumentCount < least || argumentCount > most) {
    const expected = least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
    throw new VolleyError(
      "WRONG_NUM_ARGS",
      `${programName(name)}() takes ${expected} argument${expected === "1" ? "" : "s"}, ${argumentCount} given`,
      {
        origin,
      },
    );
  }
  return definition;
}
