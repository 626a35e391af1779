import {
  alias,
  arrayType,
  attribute,
  cast,
  type DataType,
  mapType,
  type Relation,
  relation,
  simpleTypes,
  type StructType,
  structType,
} from "@volley/plan";

/** A plan with its timestamps as text, also where they are nested: the engine writes them in the session's time zone, to the microsecond. */
export function withTimestampsAsText(plan: Relation, { fields }: StructType): Relation {
  const types = fields.map((field) => textType(field.type));
  if (types.every((type, i) => type === fields[i]!.type)) return plan;
  const { origin } = plan;
  // Several columns may have one name.
  const names = fields.map((_, i) => `c${i}`);
  const expressions = fields.map((field, i) => {
    const column = attribute(names[i]!, undefined, origin);
    return alias(types[i] === field.type ? column : cast(column, types[i]!, "ansi", origin), field.name, origin);
  });
  return relation("project", { input: relation("to_df", { input: plan, names, origin }), expressions, origin });
}

/** The very same type where no timestamp is in it. */
function textType(type: DataType): DataType {
  switch (type.kind) {
    case "timestamp":
    case "timestamp_ntz":
      return simpleTypes.string;
    case "array": {
      const element = textType(type.element);
      return element === type.element ? type : arrayType(element, type.containsNull);
    }
    case "map": {
      const [key, value] = [textType(type.key), textType(type.value)];
      return key === type.key && value === type.value ? type : mapType(key, value, type.valueContainsNull);
    }
    case "struct": {
      const types = type.fields.map((field) => textType(field.type));
      return types.every((each, i) => each === type.fields[i]!.type)
        ? type
        : structType(type.fields.map((field, i) => ({ ...field, type: types[i]! })));
    }
    default:
      return type;
  }
}
