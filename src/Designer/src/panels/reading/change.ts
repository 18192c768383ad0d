import type { Activity, Definition, Json, JsonObject } from '../../model/definition';
import { isObject } from './inputs';
import { chartOf, replaceStep } from './steps';
import { unlike } from './naming';

const storage = 'Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core';

export interface VariableRef extends JsonObject {
  id: string;
  name: string;
  typeName: string;
}

export function variablesOf(definition: Definition): VariableRef[] {
  return (Array.isArray(definition.variables) ? definition.variables : []).flatMap((item) =>
    isObject(item) ? [{ ...item, id: String(item.id ?? item.name ?? ''), name: String(item.name ?? ''), typeName: String(item.typeName ?? 'Object') }] : []);
}

export interface InputRef {
  name: string;
  typeName: string;
  label: string;
}

export function inputsOf(definition: Definition): InputRef[] {
  return (Array.isArray(definition.inputs) ? definition.inputs : []).flatMap((item) =>
    isObject(item) && typeof item.name === 'string'
      ? [{ name: item.name, typeName: String(item.type ?? 'Object'), label: typeof item.displayName === 'string' && item.displayName ? item.displayName : item.name }]
      : []);
}

/** A new variable under a name of its own, kept with the instance. */
export function declareVariable(definition: Definition, wanted: string, typeName: string): { definition: Definition; variable: VariableRef } {
  const held = variablesOf(definition);
  const name = unlike(wanted, held.map((variable) => variable.name));
  const variable: VariableRef = { id: unlike('v' + name, held.map((one) => one.id)), name, typeName, isArray: false, storageDriverTypeName: storage };
  const variables = Array.isArray(definition.variables) ? definition.variables : [];
  return { definition: { ...definition, variables: [...variables, variable] }, variable };
}

/** The variable an output is written to. */
export function resultOf(activity: Activity, output = 'result'): string | null {
  const held = activity[output];
  return isObject(held) && isObject(held.memoryReference) && typeof held.memoryReference.id === 'string' ? held.memoryReference.id : null;
}

export function writeResult(activity: Activity, variable: string | null, output = 'result'): Activity {
  const held = activity[output];
  if (variable === null) {
    const { [output]: _, ...rest } = activity;
    return rest as Activity;
  }
  const wrapper = isObject(held) ? held : { typeName: 'Object' };
  return { ...activity, [output]: { ...wrapper, memoryReference: { ...(isObject(wrapper.memoryReference) ? wrapper.memoryReference : {}), id: variable } } };
}

/** The activity in its place, and the connections of an outcome led by its new name, or taken away where it has none any more. */
export function movePort(definition: Definition, activity: Activity, from: string, to: string | null): Definition {
  const next = replaceStep(definition, activity);
  const chart = chartOf(next, activity.id);
  if (!chart || !Array.isArray(chart.connections)) return next;
  const connections = chart.connections.flatMap((item): Json[] => {
    if (!isObject(item)) return [item];
    const nested = isObject(item.source);
    const source = nested ? (item.source as JsonObject) : { activity: item.source ?? null, port: item.sourcePort ?? 'Done' };
    if (source.activity !== activity.id || (source.port ?? 'Done') !== from) return [item];
    if (to === null) return [];
    return [nested ? { ...item, source: { ...source, port: to } } : { ...item, sourcePort: to }];
  });
  return replaceStep(next, { ...chart, connections });
}

/** Whether some expression of the definition speaks of the name. Rather once too often: a name that may be read keeps its spelling. */
export function isSpokenOf(definition: Definition, name: string): boolean {
  if (name === '') return false;
  const word = new RegExp(`(?<![\\p{L}\\p{N}_$])(?:${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})(?![\\p{L}\\p{N}_$])`, 'u');
  const visit = (json: Json): boolean => {
    if (Array.isArray(json)) return json.some(visit);
    if (!isObject(json)) return false;
    if ((json.type === 'JavaScript' || json.type === 'Liquid') && typeof json.value === 'string' && word.test(json.value)) return true;
    return Object.values(json).some((value) => value !== undefined && visit(value));
  };
  return visit(definition);
}
