import type { Activity, Json, JsonObject } from '../../model/definition';

/** What an input holds: an expression type of Elsa's and its value. The type is empty where the property stands without a wrapper. */
export interface Input {
  type: string;
  value: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null where nothing is set. A bare scalar is a Literal, as Elsa reads it. */
export function readInput(holder: JsonObject, name: string): Input | null {
  const held = holder[name];
  if (held === undefined || held === null) return null;
  if (!isObject(held)) return { type: Array.isArray(held) ? '' : 'Literal', value: held };
  if (isObject(held.expression)) return { type: String(held.expression.type ?? 'Literal'), value: held.expression.value ?? null };
  return isWrapper(held) ? null : { type: '', value: held };
}

/** Sets an input; whatever else the wrapper and its expression hold stays. */
export function writeInput<T extends JsonObject>(holder: T, name: string, type: string, value: Json, typeName = 'String'): T {
  const held = holder[name];
  const wrapper = isObject(held) && isWrapper(held) ? held : { typeName };
  const expression = isObject(wrapper.expression) ? wrapper.expression : {};
  return { ...holder, [name]: { ...wrapper, expression: { ...expression, type, value } } };
}

export function clearInput<T extends JsonObject>(holder: T, name: string): T {
  const { [name]: _, ...rest } = holder;
  return rest as T;
}

/** The JSON an Object or literal input means; undefined where its text is none, or where only a run can tell. */
export function objectOf(input: Input | null): Json | undefined {
  if (!input) return undefined;
  if (input.type === '') return input.value;
  if (!['Object', 'Json', 'Literal'].includes(input.type)) return undefined;
  if (typeof input.value !== 'string') return input.value;
  return input.type === 'Literal' && !/^\s*[[{]/.test(input.value) ? undefined : parseJson(input.value);
}

/** Sets an Object input: as text, or as it stood where the definition holds the object itself. */
export function writeObject(activity: Activity, name: string, value: Json, typeName = 'Object'): Activity {
  const held = readInput(activity, name);
  if (held?.type === '') return { ...activity, [name]: value };
  const asItself = held !== null && ['Object', 'Json', 'Literal'].includes(held.type) && typeof held.value === 'object' && held.value !== null;
  const type = held?.type === 'Json' || (held?.type === 'Literal' && asItself) ? held.type : 'Object';
  return writeInput(activity, name, type, asItself ? value : JSON.stringify(value), typeName);
}

/** The value as the text a person edits. */
export function textOf(input: Input | null): string {
  if (!input || input.value === null) return '';
  return typeof input.value === 'string' ? input.value : typeof input.value === 'object' ? JSON.stringify(input.value, null, 2) : String(input.value);
}

/** A list of texts: an array, or one text alone; null where it is an expression or something else. */
export function textsOf(input: Input | null): string[] | null {
  if (!input) return [];
  const value = objectOf(input);
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? (value as string[]) : null;
  return input.type === 'Literal' && typeof input.value === 'string' ? (input.value === '' ? [] : [input.value]) : null;
}

export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Elsa's wrapper of an input or output, as against an object that stands for itself. */
export const isWrapper = (value: JsonObject): boolean => 'expression' in value || ('typeName' in value && 'memoryReference' in value);
