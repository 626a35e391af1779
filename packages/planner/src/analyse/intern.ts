import { createHash } from "node:crypto";
import { type Expression, functions, type Relation, relationExpressions, relationInputs, someExpression } from "@volley/plan";

/** Tells relations of equal meaning by equal keys, however often and wherever the program built them. */
export class Interner {
  private readonly keys = new Map<Relation, number>();
  private readonly byText = new Map<string, number>();
  private readonly places = new Map<number, Map<Relation, number>>();
  private readonly placesByText = new Map<string, number>();

  key(relation: Relation): number {
    const known = this.keys.get(relation);
    if (known !== undefined) return known;
    const text = this.text(
      relation,
      relationInputs(relation).map((input) => this.key(input)),
    );
    const key = this.byText.get(text) ?? this.byText.size;
    this.byText.set(text, key);
    this.keys.set(relation, key);
    return key;
  }

  /** A hash of everything that was told apart so far. */
  hash(): number {
    let hash = 0x811c9dc5;
    for (const text of this.byText.keys()) for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return hash | 0;
  }

  /** The same for relations of equal meaning, where it is their interner's alone, and for no others. */
  digest(): string {
    const hash = createHash("sha256");
    for (const text of this.byText.keys()) hash.update(text).update("\n");
    return hash.digest("base64");
  }

  private text(relation: Relation, inputs: readonly number[]): string {
    const volatile = relation.kind === "local_relation" || relationExpressions(relation).some(isVolatile);
    const own = Object.entries(relation).filter(([name]) => !["planId", "origin", "input", "left", "right"].includes(name));
    const fields = JSON.stringify(own, (name, value: unknown) => {
      if (typeof value === "object" && value !== null && "origin" in value) return withoutOrigin(value);
      if (name === "module" && typeof value === "object" && value !== null && "hash" in value) return value.hash;
      if (typeof value === "bigint") return `${value}n`;
      if (typeof value === "number" && !Number.isFinite(value)) return `${value}`;
      if (value instanceof Uint8Array) return relation.kind === "local_relation" ? value.byteLength : [...value];
      if (name === "planId" && typeof value === "number") return this.placeBeneath(relation, value) || `other ${value}`;
      return value;
    });
    return `${inputs.join(",")}${volatile ? `!${relation.planId}` : ""}:${fields}`;
  }

  /** Where the frame of a plan id stands among what a relation is made from, as a number equal for equal places; 0 where it does not. */
  private placeBeneath(relation: Relation, planId: number): number {
    const inputs = relationInputs(relation).map((input) => (input.planId === planId ? "here" : this.place(input, planId)));
    if (inputs.every((place) => place === 0)) return 0;
    const text = inputs.join();
    const place = this.placesByText.get(text) ?? this.placesByText.size + 1;
    this.placesByText.set(text, place);
    return place;
  }

  private place(relation: Relation, planId: number): number {
    let places = this.places.get(planId);
    if (!places) this.places.set(planId, (places = new Map()));
    const place = places.get(relation) ?? this.placeBeneath(relation, planId);
    places.set(relation, place);
    return place;
  }
}

/** An expression's place in the program is no part of its meaning; writing it down would read a stack. */
function withoutOrigin({ origin: _, ...rest }: object & { readonly origin: unknown }): object {
  return rest;
}

function isVolatile(expression: Expression): boolean {
  return someExpression(expression, (e) => {
    if (e.kind === "user_function") return !e.function.deterministic;
    if (e.kind !== "function") return false;
    const definition = Object.hasOwn(functions, e.name) ? functions[e.name] : undefined;
    return definition?.kind === "scalar" && definition.deterministic === false;
  });
}
