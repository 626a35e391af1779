import { setBackendFactory } from "@volley/dataframe";
import { type Origin, VolleyError } from "@volley/plan";
import { loadConfiguration } from "../config/load-config.ts";
import { programSettings } from "../config/settings.ts";
import { openBackend } from "./backend.ts";
import { runtime } from "./runtime.ts";

/** Makes `Session.builder` open the backend that the configuration asks for. What the program sets is weaker than flags. */
export function wireSessions(): void {
  setBackendFactory(async ({ master, masterOrigin, config = {} }) => {
    const engine = Object.entries(config).filter(([key]) => !Object.hasOwn(programSettings, key));
    return openBackend(loadConfiguration({ given: { ...placeOf(master, masterOrigin), ...Object.fromEntries(engine), ...runtime.given } }));
  });
}

/** The settings that a builder's `master` or `remote` stands for. Throws CONFIGURATION for what is neither `sc://…` nor `local`. */
export function placeOf(master: string | undefined, origin?: Origin): Readonly<Record<string, string>> {
  if (master === undefined) return {};
  if (master.startsWith("sc://")) return { remote: master };
  if (master === "local") return { remote: "", executors: "0" };
  throw new VolleyError("CONFIGURATION", `a session cannot run on "${master}"`, {
    origin,
    hints: [
      '"sc://host:15002" is a Volley driver or a Spark Connect server, "local" this process',
      'volley run --executors N (or config("executors", N)) starts a cluster on this machine',
    ],
  });
}
