import type { Activity, Definition, DesignerContext } from '../../model/definition';
import { allInputs, upper } from '../fields/completion';
import { formFieldsOf } from '../forms/form';
import { declareVariable, resultOf, variablesOf, writeResult } from '../reading/change';
import { codeOf } from '../reading/naming';
import { findStep, replaceStep, stepName, stepsBefore, stepsOf } from '../reading/steps';
import type { Say } from '../words';

/** Something a condition can ask about. */
export interface Source {
  /** The script that reads it, and other spellings of the same. */
  script: string;
  also: string[];
  label: string;
  group: string;
  /** A form field's type, or text, number, boolean. */
  type: string;
  options: { value: string; label: string }[];
  /** The step whose form it belongs to, while its result is kept in no variable. */
  loose?: string;
}

const typeOfVariable = (typeName: string) => (/^(Boolean|bool)$/i.test(typeName) ? 'boolean' : /^(Int32|Int64|Long|Double|Decimal|Single)$/i.test(typeName) ? 'numberValue' : 'text');

/** Form fields of steps that can have gone before, by step and label; then variables; then what the run was started with. */
export function sourcesOf(definition: Definition, context: DesignerContext, activity: Activity, t: Say): Source[] {
  const before = stepsBefore(definition, activity.id);
  const variables = variablesOf(definition);
  const language = context.language;
  const fields = stepsOf(definition).filter((step) => before.has(step.activity.id)).flatMap(({ activity: step }): Source[] => {
    const variable = variables.find((one) => one.id === resultOf(step));
    const holder = variable ? `get${upper(variable.name)}()` : `getOutputFrom('${step.id}')`;
    return formFieldsOf(step).map((field) => ({
      script: `(${holder} || {}).${field.name}`, also: [`${holder}.${field.name}`, `${holder}?.${field.name}`], group: stepName(step, language),
      label: `${stepName(step, language)} · ${language === 'en' ? field.en : field.vi}`, type: field.type,
      options: field.options.map((option) => ({ value: option.value, label: (language === 'en' ? option.en : option.vi) || option.value })), ...(variable ? {} : { loose: step.id }),
    }));
  });
  const plain = variables.filter((one) => one.name && !fields.some((field) => field.script.startsWith(`(get${upper(one.name)}() ||`))).map((one): Source => ({
    script: `get${upper(one.name)}()`, also: [`variables.${one.name}`, `getVariable('${one.name}')`], label: t('Biến {0}', one.name), group: t('Biến'), type: typeOfVariable(one.typeName), options: [],
  }));
  const inputs = allInputs(definition, context).map((one): Source => ({
    script: `get${upper(one.name)}()`, also: [`getInput('${one.name}')`], label: one.label, group: t('Dữ liệu của lượt chạy'), type: 'text', options: [],
  }));
  return [...fields, ...plain, ...inputs];
}

/** The source a script reads, also with a value in place of what was left empty: `((getCheck() || {}).score ?? 65)`. */
export function sourceOf(sources: readonly Source[], script: string): Source | undefined {
  const bare = /^\((.+) \?\? [^()]+\)$/.exec(script)?.[1] ?? script;
  return sources.find((one) => one.script === bare || one.also.includes(bare));
}

/** Comparisons that make sense for a type, as the script writes them. */
export function operatorsOf(type: string): string[] {
  switch (type) {
    case 'number': return ['>', '>=', '<', '<=', '==', '!=', 'filled', 'empty'];
    case 'numberValue': return ['>', '>=', '<', '<=', '===', '!=='];
    case 'date': return ['<=', '>=', '<', '>', '===', 'filled', 'empty'];
    case 'checkbox': case 'boolean': return ['===', '!=='];
    case 'choice': return ['===', '!==', 'filled', 'empty'];
    default: return ['===', '!==', 'contains', 'filled', 'empty'];
  }
}

/** A variable for the result of a step, so that what its form says can be asked by name: declared, written to, in one change. */
export function keepResult(definition: Definition, stepId: string): { definition: Definition; holder: string } | null {
  const step = findStep(definition, stepId);
  if (!step) return null;
  const wanted = /^[A-Za-z]\w*$/.test(stepId) ? upper(stepId) : codeOf(stepName(step, 'vi')) || 'Result';
  const declared = declareVariable(definition, wanted, 'Object');
  return { definition: replaceStep(declared.definition, writeResult(step, declared.variable.id)), holder: `get${upper(declared.variable.name)}()` };
}
