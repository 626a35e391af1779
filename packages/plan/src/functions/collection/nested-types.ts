import { commonType } from "../../types/coercion.ts";
import {
  type ArrayType,
  arrayType,
  type DataType,
  type MapType,
  mapType,
  type SimpleTypeName,
  simpleTypes,
  structField,
  structType,
} from "../../types/data-type.ts";
import type { Conversion } from "../definition.ts";

/** As an array; an untyped null counts as one. */
export function asArray(type: DataType | undefined): ArrayType | undefined {
  if (type?.kind === "null") return arrayType(simpleTypes.null);
  return type?.kind === "array" ? type : undefined;
}

/** As a map; an untyped null counts as one. */
export function asMap(type: DataType | undefined): MapType | undefined {
  if (type?.kind === "null") return mapType(simpleTypes.null, simpleTypes.null);
  return type?.kind === "map" ? type : undefined;
}

/** Type of an array's elements, or of a map's values. */
export function elementType([type]: readonly DataType[]): DataType {
  if (type?.kind === "array") return type.element;
  return type?.kind === "map" ? type.value : simpleTypes.null;
}

/** The type both convert to, where no text is made of a value that is none (findWiderTypeWithoutStringPromotion). */
export function comparable(a: DataType, b: DataType): DataType | undefined {
  const mixed = (a.kind === "string") !== (b.kind === "string") && a.kind !== "null" && b.kind !== "null";
  return mixed ? undefined : commonType(a, b);
}

const words = (rest: readonly SimpleTypeName[]): string =>
  rest.map((kind) => ` and ${kind === "integer" ? "an integer" : `a ${kind}`}`).join("");

/** An array, then values of these types. */
export function arrayAnd(...rest: readonly SimpleTypeName[]): Conversion {
  return {
    takes: `an array${words(rest)}`,
    to: ([first]) => {
      const array = asArray(first);
      return array && [array, ...rest.map((kind) => simpleTypes[kind])];
    },
  };
}

/** A map, then values of these types. */
export function mapAnd(...rest: readonly SimpleTypeName[]): Conversion {
  return {
    takes: `a map${words(rest)}`,
    to: ([first]) => {
      const map = asMap(first);
      return map && [map, ...rest.map((kind) => simpleTypes[kind])];
    },
  };
}

/** An array, values of these types, and one that fits its elements. */
export function arrayAndElement(...between: readonly SimpleTypeName[]): Conversion {
  return {
    takes: `an array${words(between)} and a value that fits its elements`,
    to: (types) => {
      const array = asArray(types[0]);
      const element = array && comparable(array.element, types.at(-1)!);
      return element && [arrayType(element, array.containsNull), ...between.map((kind) => simpleTypes[kind]), element];
    },
  };
}

/** An array, and a value that may be equal to an element, which an untyped null cannot. */
export function arrayAndSought(): Conversion {
  const { takes, to } = arrayAndElement();
  return { takes, to: (types) => (types.some(({ kind }) => kind === "null") ? undefined : to(types)) };
}

/** Arrays of one type. */
export const sameArrays: Conversion = {
  takes: "arrays of one type",
  to: (types) => {
    let element: DataType | undefined = simpleTypes.null;
    for (const type of types) {
      const array = asArray(type);
      element = array && element && comparable(element, array.element);
    }
    return element && types.map((type) => arrayType(element, asArray(type)!.containsNull));
  },
};

/** Arrays of any types. */
export const someArrays: Conversion = {
  takes: "arrays",
  to: (types) => (types.every((type) => asArray(type)) ? types.map((type) => asArray(type)!) : undefined),
};

/** Maps of one type. */
export const sameMaps: Conversion = {
  takes: "maps of one type",
  to: (types) => {
    const common = types.reduce<DataType | undefined>((a, b) => a && commonType(a, b), simpleTypes.null);
    const map = asMap(common);
    return map && types.map(() => map);
  },
};

/** Whether an array's elements or a map's values may be null. */
export function mayHoldNull(type: DataType | undefined): boolean {
  if (type?.kind === "array") return type.containsNull;
  return type?.kind === "map" ? type.valueContainsNull : true;
}

/** A map and a value that can be its key. */
export const mapAndKey: Conversion = {
  takes: "a map and one of its keys",
  to: ([type, wanted]) => {
    const map = asMap(type);
    const key = map && comparable(map.key, wanted!);
    return key && [mapType(key, map.value, map.valueContainsNull), key];
  },
};

/** The type with nulls everywhere: what JSON lacks, or a lambda makes, is null whatever a schema says. */
export function asNullable(type: DataType): DataType {
  if (type.kind === "array") return arrayType(asNullable(type.element));
  if (type.kind === "map") return mapType(type.key, asNullable(type.value));
  return type.kind === "struct" ? structType(type.fields.map((f) => structField(f.name, asNullable(f.type)))) : type;
}
