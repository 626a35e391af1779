import { operationNames, type S3Operation } from "./operations.ts";

/** Which requests a rule is for; all that is given must fit. */
export interface FaultMatch {
  readonly method?: string;
  readonly op?: S3Operation;
  /** A regular expression tested against `bucket/key`. */
  readonly keyPattern?: string;
  /** Fire first on the n-th request that fits, counted from 1; without `times`, only on that one. */
  readonly nth?: number;
  /** Fire at most so often. */
  readonly times?: number;
  /** Fire with this probability, from 0 to 1; the dice are seeded. */
  readonly probability?: number;
}

/**
 * What a rule does:
 * - `{ status, code }`: answers with that error; `after: true` carries the operation out first. A status of 200 gives
 *   an error document under a success status, as S3 does for CopyObject and CompleteMultipartUpload.
 * - `"reset"`: resets the connection before the operation; `{ reset: "after" }` once it has been carried out.
 * - `{ delayMs }`: waits first.
 * - `{ bytesPerSecond }`: paces the bodies of request and response.
 * - `{ truncateAfterBytes }`: cuts the connection after so many bytes of the response body, or, for PutObject and
 *   UploadPart, resets it after so many bytes of the request body.
 */
export type FaultAction =
  | "reset"
  | { readonly reset: "before" | "after" }
  | { readonly status: number; readonly code?: string; readonly message?: string; readonly after?: boolean }
  | { readonly delayMs: number }
  | { readonly bytesPerSecond: number }
  | { readonly truncateAfterBytes: number };

export interface FaultRule {
  readonly match?: FaultMatch;
  readonly action: FaultAction;
}

/** What the rules together do to one request. */
export interface FaultEffects {
  readonly delayMs: number;
  readonly bytesPerSecond: number | undefined;
  readonly truncateAfterBytes: number | undefined;
  readonly reset: "before" | "after" | undefined;
  readonly failure:
    | { readonly status: number; readonly code: string; readonly message: string | undefined; readonly after: boolean }
    | undefined;
}

export interface FaultInjector {
  rules(): readonly FaultRule[];
  /** How often each rule has fired since the rules were set. */
  fired(): readonly number[];
  /** Replaces the rules and starts their counts anew. Throws TypeError for a rule that is not valid. */
  set(rules: readonly FaultRule[], seed?: number): void;
  /** What is to be done to a request; counts it. */
  effects(request: { readonly method: string; readonly op: S3Operation | undefined; readonly path: string }): FaultEffects;
}

type Check = (value: unknown) => boolean;
const atLeast =
  (least: number): Check =>
  (value) =>
    typeof value === "number" && value >= least;
const whole =
  (least: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least;
const isString: Check = (value) => typeof value === "string";

const matchChecks: Readonly<Record<string, Check>> = {
  method: isString,
  op: (value) => operationNames.includes(value as S3Operation),
  keyPattern: isString,
  nth: whole(1),
  times: whole(1),
  probability: (value) => atLeast(0)(value) && (value as number) <= 1,
};

const actionChecks: Readonly<Record<string, Check>> = {
  reset: (value) => value === "before" || value === "after",
  status: (value) => whole(200)(value) && (value as number) <= 599,
  code: isString,
  message: isString,
  after: (value) => typeof value === "boolean",
  delayMs: atLeast(0),
  bytesPerSecond: atLeast(1),
  truncateAfterBytes: whole(0),
};

const actionKinds = ["reset", "status", "delayMs", "bytesPerSecond", "truncateAfterBytes"];

function checkFields(what: string, value: unknown, checks: Readonly<Record<string, Check>>): void {
  if (typeof value !== "object" || value === null) throw new TypeError(`a fault's ${what} must be an object`);
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue;
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) throw new TypeError(`a fault's ${what} has no "${name}"; it may have ${Object.keys(checks).join(", ")}`);
    if (!check(field)) throw new TypeError(`a fault's ${what} has a wrong "${name}": ${JSON.stringify(field)}`);
  }
}

function checkRule(rule: FaultRule): void {
  checkFields("rule", rule, { match: () => true, action: () => true });
  checkFields("match", rule.match ?? {}, matchChecks);
  if (rule.match?.keyPattern !== undefined) new RegExp(rule.match.keyPattern);
  if (rule.action === "reset") return;
  checkFields("action", rule.action, actionChecks);
  const kinds = Object.keys(rule.action).filter((name) => actionKinds.includes(name));
  if (kinds.length !== 1) throw new TypeError(`a fault's action must have one of ${actionKinds.join(", ")}`);
}

/** A small seeded generator of numbers in [0, 1), so that a failing run can be run again. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface ActiveRule {
  readonly rule: FaultRule;
  readonly pattern: RegExp | undefined;
  seen: number;
  fired: number;
}

const standardCodes: Readonly<Record<number, string>> = {
  403: "AccessDenied",
  404: "NoSuchKey",
  409: "ConditionalRequestConflict",
  412: "PreconditionFailed",
  503: "SlowDown",
};

function effectOf(action: FaultAction): Partial<FaultEffects> {
  if (action === "reset") return { reset: "before" };
  if ("status" in action) {
    const { status, message } = action;
    return { failure: { status, code: action.code ?? standardCodes[status] ?? "InternalError", message, after: action.after ?? false } };
  }
  return action;
}

/** Keeps fault rules and applies them to requests. */
export function faultInjector(): FaultInjector {
  let active: ActiveRule[] = [];
  let roll = dice(1);

  function fires(entry: ActiveRule): boolean {
    const { nth, probability, times = nth === undefined ? Number.POSITIVE_INFINITY : 1 } = entry.rule.match ?? {};
    entry.seen++;
    if (entry.seen < (nth ?? 1) || entry.fired >= times) return false;
    if (probability !== undefined && roll() >= probability) return false;
    entry.fired++;
    return true;
  }

  return {
    rules: () => active.map(({ rule }) => rule),
    fired: () => active.map(({ fired }) => fired),
    set(rules, seed = 1) {
      for (const rule of rules) checkRule(rule);
      roll = dice(seed);
      active = rules.map((rule) => ({
        rule,
        pattern: rule.match?.keyPattern === undefined ? undefined : new RegExp(rule.match.keyPattern),
        seen: 0,
        fired: 0,
      }));
    },
    effects({ method, op, path }) {
      const effects: FaultEffects[] = [
        { delayMs: 0, bytesPerSecond: undefined, truncateAfterBytes: undefined, reset: undefined, failure: undefined },
      ];
      for (const entry of active) {
        const { match } = entry.rule;
        if (match?.method !== undefined && match.method.toUpperCase() !== method) continue;
        if (match?.op !== undefined && match.op !== op) continue;
        if (entry.pattern && !entry.pattern.test(path)) continue;
        if (!fires(entry)) continue;
        const before = effects.at(-1) as FaultEffects;
        const effect = effectOf(entry.rule.action);
        effects.push({ ...before, ...effect, delayMs: before.delayMs + (effect.delayMs ?? 0) });
      }
      return effects.at(-1) as FaultEffects;
    },
  };
}
