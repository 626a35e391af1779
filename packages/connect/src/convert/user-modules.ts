import { createHash } from "node:crypto";
import { type Relation, type UserModule, userFunctions } from "@volley/plan";
import { type Draft, UserModules } from "@volley/protocol";
import type { Any, UserContext } from "@volley/protocol/spark";
import { pack, unpack } from "./any.ts";
import { malformed } from "./unsupported.ts";

const type = "volley.UserModules";

/** The modules that plans need where they are executed, each once, as extensions of a request's user context. */
export function modulesToConnect(roots: readonly Relation[]): readonly Any[] {
  const modules = new Map([...userFunctions(roots)].map(({ module }) => [module.hash, module as UserModule]));
  return modules.size === 0 ? [] : [pack(type, UserModules, { modules: [...modules.values()] })];
}

/** Gives the functions of decoded plans the modules that came beside. Throws INVALID_ARGUMENT where one lacks or is not what it says. */
export function fillModules(roots: readonly Relation[], context: Draft<UserContext> | null | undefined): void {
  const functions = userFunctions(roots);
  if (functions.size === 0) return;
  const given = new Map<string, UserModule>();
  for (const any of context?.extensions ?? [])
    for (const module of unpack(any as Any, type, UserModules)?.modules ?? []) {
      if (createHash("sha256").update(module.code).digest("hex") !== module.hash)
        throw malformed(`the module ${module.hash} has another content`);
      given.set(module.hash, module);
    }
  for (const { label, module } of functions) {
    const found = given.get(module.hash);
    if (!found) throw malformed(`the module of the function ${label} is missing`);
    Object.assign(module, found);
  }
}
