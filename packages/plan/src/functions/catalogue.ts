import { VolleyError } from "../errors.ts";
import type { Origin } from "../errors.ts";
import { access } from "./access.ts";
import { aggregates } from "./aggregate.ts";
import { array } from "./array.ts";
import { choosing } from "./choose.ts";
import { conditional } from "./conditional.ts";
import { current } from "./current.ts";
import { datetime } from "./datetime.ts";
import type { FunctionDefinition, FunctionTable } from "./definition.ts";
import { grouping } from "./grouping.ts";
import { hash } from "./hash.ts";
import { hmac } from "./hmac.ts";
import { json } from "./json.ts";
import { map } from "./map.ts";
import { binaryFormats, numberFormats } from "./number-format.ts";
import { toChar } from "./to-char.ts";
import { timeWindows } from "./time-window.ts";
import { randoms } from "./random.ts";
import { places } from "./task.ts";
import { higherOrder } from "./higher-order.ts";
import { namedArithmetic } from "./arithmetic.ts";
import { base32 } from "./base32.ts";
import { bitmaps } from "./bitmap.ts";
import { bitwise } from "./bitwise.ts";
import { numerals } from "./numerals.ts";
import { powers } from "./powers.ts";
import { roundings } from "./rounding.ts";
import { trigonometry } from "./trigonometry.ts";
import { operators } from "./operators.ts";
import { regexps } from "./regexp.ts";
import { statistics } from "./statistics.ts";
import { string } from "./string.ts";
import { intervals } from "./temporal-operators.ts";
import { textCodes } from "./text-codes.ts";
import { textFormats } from "./text-format.ts";
import { textParts } from "./text-parts.ts";
import { vectors } from "./vector.ts";
import { windowFunctions } from "./window.ts";
import { struct } from "./struct.ts";
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
