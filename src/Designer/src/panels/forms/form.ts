import type { Activity, Bilingual, Definition, Json, JsonObject } from '../../model/definition';
import { isSpokenOf } from '../reading/change';
import { type Input, isObject, objectOf, readInput, textOf, writeObject } from '../reading/inputs';
import { fieldNameOf, follow } from '../reading/naming';

export const fieldTypes = ['text', 'longText', 'number', 'date', 'checkbox', 'choice'] as const;

/** The fields of a form; undefined where only an expert can read it. The same array may stand under `fields`. */
export function readForm(input: Input | null): JsonObject[] | undefined {
  if (!input || (input.type !== 'JavaScript' && input.type !== 'Liquid' && textOf(input).trim() === '')) return [];
  const value = objectOf(input);
  const list = isObject(value) && Array.isArray(value.fields) ? value.fields : value;
  return Array.isArray(list) && list.every(isObject) ? list : undefined;
}

export function writeForm(activity: Activity, fields: readonly JsonObject[]): Activity {
  const value = objectOf(readInput(activity, 'form'));
  return writeObject(activity, 'form', isObject(value) && 'fields' in value ? { ...value, fields: [...fields] } : [...fields], 'Object');
}

/** A label in both languages; one text serves both. */
export function labelOf(value: Json | undefined, otherwise = ''): Bilingual {
  if (typeof value === 'string') return { vi: value, en: '' };
  if (isObject(value)) return { vi: typeof value.vi === 'string' ? value.vi : '', en: typeof value.en === 'string' ? value.en : '' };
  return { vi: otherwise, en: '' };
}

/** The label with one language said anew. One text for both stays one text until the other language is given. */
export function writeLabel(held: Json | undefined, language: 'vi' | 'en', text: string): Json {
  if (typeof held === 'string' && language === 'vi') return text;
  return { ...(isObject(held) ? held : { vi: labelOf(held).vi }), [language]: text };
}

export const nameOf = (field: JsonObject): string => (typeof field.name === 'string' ? field.name : '');
export const optionsOf = (field: JsonObject): Json[] => (Array.isArray(field.options) ? field.options : []);
export const optionValue = (option: Json): string => (isObject(option) ? String(option.value ?? '') : String(option ?? ''));
export const optionLabel = (option: Json): Bilingual =>
  isObject(option) ? labelOf(option.label ?? ('vi' in option ? option : undefined), optionValue(option)) : { vi: String(option ?? ''), en: '' };

export function typeOf(field: JsonObject): string {
  const type = typeof field.type === 'string' ? field.type : 'text';
  return fieldTypes.find((known) => known.toLowerCase() === type.toLowerCase()) ?? type;
}

export interface FormFieldWords {
  name: string;
  vi: string;
  en: string;
  type: string;
  options: { value: string; vi: string; en: string }[];
}

/** Fields by name, with their words, for conditions and completions. */
export const formFieldsOf = (activity: Activity): FormFieldWords[] =>
  (readForm(readInput(activity, 'form')) ?? []).filter((field) => nameOf(field)).map((field) => {
    const { vi, en } = labelOf(field.label, nameOf(field));
    const options = optionsOf(field).map((option) => ({ value: optionValue(option), vi: optionLabel(option).vi, en: optionLabel(option).en || optionLabel(option).vi }));
    return { name: nameOf(field), vi: vi || en || nameOf(field), en: en || vi || nameOf(field), type: typeOf(field), options };
  });

/** The field under a new label; its name follows while nothing speaks of it and nobody chose another. */
export function relabel(fields: readonly JsonObject[], at: number, language: 'vi' | 'en', text: string, definition: Definition): JsonObject[] {
  return fields.map((field, i) => {
    if (i !== at) return field;
    const label = writeLabel(field.label, language, text);
    if (language === 'en') return { ...field, label };
    const others = fields.filter((_, j) => j !== at).map(nameOf);
    return { ...field, name: follow(nameOf(field), labelOf(field.label).vi, text, fieldNameOf, others, isSpokenOf(definition, nameOf(field))), label };
  });
}

export const newField = (): JsonObject => ({ name: '', label: { vi: '', en: '' }, type: 'text', required: false });

/** An option under a new label; its value follows as a field's name does. */
export function relabelOption(options: readonly Json[], at: number, language: 'vi' | 'en', text: string, definition: Definition): Json[] {
  return options.map((option, i) => {
    if (i !== at) return option;
    const label = optionLabel(option);
    const others = options.filter((_, j) => j !== at).map(optionValue);
    const held: JsonObject = isObject(option) ? option : { value: optionValue(option), label: { vi: label.vi } };
    const bare = held.label === undefined && 'vi' in held;
    const words = bare ? { [language]: text } : { label: writeLabel(held.label ?? { vi: label.vi }, language, text) };
    const value = language === 'vi' ? follow(optionValue(option), label.vi, text, fieldNameOf, others, isSpokenOf(definition, optionValue(option))) : optionValue(option);
    return { ...held, value, ...words };
  });
}

export const newOption = (): Json => ({ value: '', label: { vi: '', en: '' } });

/** What keeps a form from being read when a task opens. */
export function problemOf(fields: readonly JsonObject[], at: number): 'unnamed' | 'twice' | 'noOptions' | null {
  const field = fields[at];
  if (!field) return null;
  if (nameOf(field) === '') return 'unnamed';
  if (fields.some((other, i) => i !== at && nameOf(other) === nameOf(field))) return 'twice';
  return typeOf(field) === 'choice' && optionsOf(field).length === 0 ? 'noOptions' : null;
}

export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, i) => i !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
}
