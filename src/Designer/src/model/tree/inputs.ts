import type { Activity, Json, JsonObject } from '../definition';
import { isObject } from './json';

export interface Expression {
  type: string;
  value: Json;
}

/** An input as an expression; a bare scalar is read as a Literal, as Elsa does. */
export function expressionOf(activity: Activity, name: string): Expression | undefined {
  const input = activity[name];
  if (input === undefined || input === null) return undefined;
  if (!isObject(input)) return { type: 'Literal', value: input };
  const expression = input['expression'];
  if (!isObject(expression) || typeof expression['type'] !== 'string') return undefined;
  return { type: expression['type'], value: expression['value'] ?? null };
}

/** The value of a Literal or Object input; undefined where only running it would tell. */
export function valueOf(activity: Activity, name: string): Json | undefined {
  const expression = expressionOf(activity, name);
  if (!expression || !['Literal', 'Object', 'Json'].includes(expression.type)) return undefined;
  const { value } = expression;
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return undefined;
  }
}

/** The texts of a list input; empty where it is absent or not known before it runs. */
export function listOf(activity: Activity, name: string): string[] {
  const value = valueOf(activity, name);
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

export const literal = (typeName: string, value: Json): JsonObject => ({ typeName, expression: { type: 'Literal', value } });

export const object = (typeName: string, value: Json): JsonObject => ({ typeName, expression: { type: 'Object', value: JSON.stringify(value) } });
