import type { Activity, Definition } from '../../model/definition';
import { variablesOf } from '../reading/change';
import { type Input, isObject, textOf, writeInput } from '../reading/inputs';

/** The ways of giving a value: a text (with places to fill in), a script, a variable, an input, or JSON. */
export type Way = 'text' | 'script' | 'variable' | 'input' | 'json';

export function wayOf(input: Input | null): Way {
  switch (input?.type) {
    case undefined: case 'Literal': return input && typeof input.value === 'object' && input.value !== null ? 'json' : 'text';
    case 'Liquid': return 'text';
    case 'JavaScript': return 'script';
    case 'Variable': return 'variable';
    case 'Input': return 'input';
    default: return 'json';
  }
}

/** A text is a literal until it has a place to fill in, as `{{ Input.UnitName }}`. */
export function writeText(activity: Activity, name: string, text: string, typeName: string): Activity {
  if (text === '') return writeInput(activity, name, 'Literal', '', typeName);
  const type = /\{\{|\{%/.test(text) ? 'Liquid' : 'Literal';
  return writeInput(activity, name, type, text, typeName);
}

export const referenceName = (input: Input | null): string =>
  isObject(input?.value) ? String(input.value.name ?? input.value.id ?? '') : textOf(input);

/** Refers to a variable the way Elsa does, with the whole reference. */
export function writeVariable(activity: Activity, name: string, variable: string, typeName: string, definition: Definition): Activity {
  const held = variablesOf(definition).find((one) => one.name === variable);
  return writeInput(activity, name, 'Variable', held ? { id: held.id, name: held.name, typeName: held.typeName } : { id: variable, name: variable, typeName }, typeName);
}

export function writeInputRef(activity: Activity, name: string, input: string, typeName: string, definition: Definition): Activity {
  const declared = (Array.isArray(definition.inputs) ? definition.inputs : []).find((one) => isObject(one) && one.name === input);
  return writeInput(activity, name, 'Input', isObject(declared) ? declared : { name: input, type: 'Object' }, typeName);
}

/** The activity with another way of giving the value. What stood there before in that way comes back with it. */
export function changeWay(activity: Activity, name: string, way: Way, remembered: Input | undefined, typeName: string, definition: Definition): Activity {
  if (remembered) return writeInput(activity, name, remembered.type, remembered.value, typeName);
  switch (way) {
    case 'text': return writeInput(activity, name, 'Literal', '', typeName);
    case 'script': return writeInput(activity, name, 'JavaScript', '', typeName);
    case 'variable': return writeVariable(activity, name, variablesOf(definition)[0]?.name ?? '', typeName, definition);
    case 'input': return writeInputRef(activity, name, 'Unit', typeName, definition);
    case 'json': return writeInput(activity, name, 'Object', '{}', typeName);
  }
}

