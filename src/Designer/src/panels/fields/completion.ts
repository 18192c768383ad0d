import type { Definition, DesignerContext } from '../../model/definition';
import { formFieldsOf } from '../forms/form';
import { inputsOf, resultOf, variablesOf } from '../reading/change';
import { stepName, stepsOf } from '../reading/steps';

export interface Completion {
  /** What is written. */
  text: string;
  /** What it means, in words. */
  label: string;
}

export const upper = (name: string): string => name && name[0]!.toUpperCase() + name.slice(1);

/** Inputs the definition declares, and those every run of a plan brings along. */
export function allInputs(definition: Definition, context: DesignerContext): { name: string; label: string; typeName: string }[] {
  const own = inputsOf(definition);
  return [...own, ...context.inputs.filter((input) => !own.some((one) => one.name === input.name))];
}

/** Everything a script or template of this definition can name. */
export function namesOf(definition: Definition, context: DesignerContext, language: string): Completion[] {
  const inputs = allInputs(definition, context);
  const variables = variablesOf(definition).filter((variable) => variable.name);
  const one = (text: string, label: string): Completion => ({ text, label });
  if (language === 'Liquid') return [...inputs.map((input) => one(`Input.${input.name}`, input.label)), ...variables.map((variable) => one(`Variables.${variable.name}`, variable.name))];
  return [
    ...variables.map((variable) => one(`get${upper(variable.name)}()`, variable.name)),
    ...inputs.map((input) => one(`get${upper(input.name)}()`, input.label)),
    ...stepsOf(definition).filter(({ activity }) => activity.type === 'VanQuan.UserTask')
      .map(({ activity }) => one(`getOutputFrom('${activity.id}')`, stepName(activity, context.language))),
  ];
}

/** The fields behind a dot: those of the form whose result the variable holds. */
export function membersOf(before: string, definition: Definition, context: DesignerContext): Completion[] {
  const variable = /(?:get(\w+)\(\)|\(get(\w+)\(\) \|\| \{\}\)|Variables\.(\w+))\.$/u.exec(before);
  const step = /getOutputFrom\('([^']+)'\)(?: \|\| \{\}\))?\.$/u.exec(before)?.[1];
  const name = variable?.[1] ?? variable?.[2] ?? variable?.[3];
  const id = name === undefined ? undefined : variablesOf(definition).find((one) => upper(one.name) === upper(name))?.id;
  return stepsOf(definition)
    .filter(({ activity }) => activity.id === step || (id !== undefined && resultOf(activity) === id))
    .flatMap(({ activity }) => formFieldsOf(activity).map((field) => ({ text: field.name, label: context.language === 'en' ? field.en : field.vi })));
}

/** What could stand at the caret, and where what is already typed of it begins. */
export function completionsAt(text: string, caret: number, language: string, definition: Definition, context: DesignerContext): { from: number; found: Completion[] } {
  if (language === 'Json') return { from: caret, found: [] };
  const before = text.slice(0, caret);
  const word = /[\p{L}\p{N}_$]*$/u.exec(before)?.[0] ?? '';
  const from = caret - word.length;
  const lead = before.slice(0, from);
  const starts = (one: Completion) => one.text.toLowerCase().startsWith(word.toLowerCase()) && one.text !== word;
  if (lead.endsWith('.')) {
    const namespace = /(Input|Variables)\.$/.exec(lead)?.[0];
    const found = namespace && language === 'Liquid'
      ? namesOf(definition, context, language).filter((one) => one.text.startsWith(namespace)).map((one) => ({ ...one, text: one.text.slice(namespace.length) }))
      : membersOf(lead, definition, context);
    return { from, found: found.filter(starts) };
  }
  if (language === 'Liquid' && !/\{[{%][^}]*$/.test(before)) return { from, found: [] };
  const names = namesOf(definition, context, language);
  const loose = (one: Completion) => word.length >= 2 && !starts(one) && `${one.text} ${one.label}`.toLowerCase().includes(word.toLowerCase()) && one.text !== word;
  return { from, found: [...names.filter(starts), ...names.filter(loose)].slice(0, 12) };
}
