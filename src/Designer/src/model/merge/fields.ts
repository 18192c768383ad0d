import type { Json, JsonObject } from '../definition';
import { isObject } from '../tree/json';

/** What a step says, input by input; what is in its metadata apart. */
export function fieldsOf(step: JsonObject): Map<string, Json> {
  const { metadata, ...rest } = step;
  const fields = new Map(Object.entries(rest) as [string, Json][]);
  if (isObject(metadata)) for (const [name, value] of Object.entries(metadata)) fields.set('metadata ' + name, value as Json);
  else if (metadata !== undefined) fields.set('metadata', metadata);
  return fields;
}

/** The step with one of them as given, or without it. */
export function withField(step: JsonObject, field: string, value: Json | undefined): JsonObject {
  const name = field.replace(/^metadata /, '');
  if (name !== field) return { ...step, metadata: withField(isObject(step['metadata']) ? step['metadata'] : {}, name, value) };
  const { [name]: _, ...rest } = step;
  return value === undefined ? rest : { ...step, [name]: value };
}
