import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { closest, VolleyError } from "@volley/plan";
import { type Configuration, flagOf, programSettings, type SettingKey, settings, sparkNames, variableOf } from "./settings.ts";

const configFileName = "volley.config.json";

/** Values by key, from weakest to strongest: file, environment, what the caller gives (flags, `Session.builder.config`). */
export interface ConfigSources {
  readonly directory?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly given?: Readonly<Record<string, string>>;
}

/** All settings with their values. Throws CONFIGURATION for an unknown key, with the nearest known one, or a value that cannot be. */
export function loadConfiguration(sources: ConfigSources = {}): Configuration {
  return traceConfiguration(sources).configuration;
}

/** The same, and where each value comes from: a file, a variable, a flag; absent for defaults. */
export function traceConfiguration({ directory = process.cwd(), environment = process.env, given = {} }: ConfigSources = {}): {
  readonly configuration: Configuration;
  readonly from: Readonly<Partial<Record<SettingKey, string>>>;
} {
  const values: Record<string, unknown> = Object.fromEntries(Object.entries(settings).map(([key, setting]) => [key, setting.default]));
  const from: Record<string, string> = {};
  const take = (key: string, value: string, where: string): void => {
    if (!Object.hasOwn(settings, key)) throw unknownKey(key, where);
    try {
      values[key] = settings[key as SettingKey].parse(value);
      from[key] = where;
    } catch (error) {
      throw new VolleyError("CONFIGURATION", `${key} cannot be "${value}": it ${(error as Error).message}`, { where: [where] });
    }
  };
  const file = resolve(directory, configFileName);
  for (const [key, value] of Object.entries(readConfigFile(file))) take(key, String(value), file);
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith("VOLLEY_") || value === undefined || notSettings.has(name)) continue;
    const key = (Object.keys(settings) as SettingKey[]).find((k) => variableOf(k) === name);
    if (!key) throw unknownKey(name, `environment variable ${name}`);
    take(key, value, `environment variable ${name}`);
  }
  for (const [key, value] of Object.entries(given)) take(key, value, Object.hasOwn(settings, key) ? flagOf(key) : "configuration");
  return { configuration: values as Configuration, from };
}

/** Variables with our prefix that tests and tools use. */
const notSettings: ReadonlySet<string> = new Set(["VOLLEY_PYTHON", "VOLLEY_SCRATCH"]);

function readConfigFile(file: string): Record<string, unknown> {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new VolleyError("CONFIGURATION", `cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
  try {
    const parsed: unknown = JSON.parse(content);
    if (parsed !== null && typeof parsed === "object" && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  } catch (error) {
    throw new VolleyError("CONFIGURATION", `${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  throw new VolleyError("CONFIGURATION", `${file} must hold one JSON object of settings`);
}

function unknownKey(key: string, where: string): VolleyError {
  const inProgram = Object.keys(programSettings).find((name) => name === key || variableOf(name) === key);
  if (inProgram)
    return new VolleyError("CONFIGURATION", `${inProgram} cannot be set here: it changes the types of the program's rows`, {
      where: [where],
      hints: [`in the program: Session.builder.config("${inProgram}", …)`],
    });
  const known = [...Object.keys(settings), ...Object.keys(programSettings)];
  const variable = key.startsWith("VOLLEY_");
  const near = closest(key, variable ? known.map(variableOf) : known);
  const here = sparkNames[key];
  if (here) return new VolleyError("CONFIGURATION", `"${key}" is Spark's setting`, { where: [where], hints: [`here it is "${here}"`] });
  return new VolleyError("CONFIGURATION", `there is no setting "${key}"`, {
    where: [where],
    hints: [near ? `did you mean "${near}"?` : "volley config lists all settings"],
  });
}
