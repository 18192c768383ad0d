import { type ReactNode, useId, useRef } from 'react';
import { allInputs } from './completion';
import { drop, keep, recall } from '../reading/drafts';
import { variablesOf } from '../reading/change';
import { type Input, parseJson, readInput, textOf, writeInput } from '../reading/inputs';
import { useRoom } from '../room';
import { Select, SelectField } from './Choice';
import { ScriptField } from './ScriptField';
import { lineRows, rowsOf } from './Text';
import { changeWay, referenceName, type Way, wayOf, writeInputRef, writeText, writeVariable } from './value';

interface Props {
  name: string;
  label: string;
  typeName?: string;
  long?: boolean;
  required?: boolean;
  hint?: ReactNode;
  /** Ways offered besides a text; a way the definition already uses is always there. */
  ways?: readonly Way[];
}

/** Any input: as a text with places to fill in, or in one of the ways only a run can work out. */
export function ValueField({ name, label, typeName = 'String', long, required, hint, ways = ['text', 'script'] }: Props) {
  const { activity, definition, context, t, set } = useRoom();
  const input = readInput(activity, name);
  const way = wayOf(input);
  const key = (one: Way) => `${activity.id}.${name}.${one}`;
  const change = (to: Way) => {
    if (input) keep(key(way), JSON.stringify(input));
    const before = recall(key(to));
    drop(key(to));
    set(changeWay(activity, name, to, before === undefined ? undefined : (parseJson(before) as unknown as Input), typeName, definition), `${name}.way`);
  };
  const words: Record<Way, string> = { text: t('Chữ'), script: 'JavaScript', variable: t('Biến'), input: t('Đầu vào'), json: 'JSON' };
  const offered = [...new Set<Way>([...ways, way])];
  const picker = offered.length > 1
    ? <Select aria-label={t('Cách nhập: {0}', label)} value={way} options={offered.map((value) => ({ value, label: words[value] }))} onChange={(to) => change(to as Way)} />
    : null;
  return (
    <div className="value">
      {picker ? <div className="way">{picker}</div> : null}
      {way === 'text' ? <PhraseField name={name} label={label} typeName={typeName} {...(long ? { long } : {})} {...(required ? { required } : {})} hint={hint} /> : null}
      {way === 'script' || way === 'json' ? (
        <ScriptField label={label} language={way === 'script' ? 'JavaScript' : 'Json'} value={textOf(input)} hint={way === 'json' ? (hint ?? t('Giá trị dạng JSON.')) : hint}
          onChange={(text) => set(writeInput(activity, name, way === 'script' ? 'JavaScript' : input?.type || 'Object', text, typeName), name)} />
      ) : null}
      {way === 'variable' ? (
        <SelectField label={label} hint={hint} value={referenceName(input)} options={variablesOf(definition).map((one) => ({ value: one.name, label: one.name }))}
          onChange={(one) => set(writeVariable(activity, name, one, typeName, definition), name)} />
      ) : null}
      {way === 'input' ? (
        <SelectField label={label} hint={hint} value={referenceName(input)} options={allInputs(definition, context).map((one) => ({ value: one.name, label: one.label }))}
          onChange={(one) => set(writeInputRef(activity, name, one, typeName, definition), name)} />
      ) : null}
    </div>
  );
}

/** A text in which places to fill in can be put by their names. */
function PhraseField({ name, label, typeName, long, required, hint }: { name: string; label: string; typeName: string; long?: boolean; required?: boolean; hint?: ReactNode }) {
  const { activity, definition, context, readOnly, t, set } = useRoom();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const value = textOf(readInput(activity, name));
  const places = [
    ...allInputs(definition, context).map((one) => ({ value: `{{ Input.${one.name} }}`, label: one.label })),
    ...variablesOf(definition).map((one) => ({ value: `{{ Variables.${one.name} }}`, label: t('Biến {0}', one.name) })),
  ];
  const insert = (place: string) => {
    const at = box.current?.selectionEnd ?? value.length;
    set(writeText(activity, name, value.slice(0, at) + place + value.slice(at), typeName), name);
    box.current?.focus();
  };
  const missing = required && value.trim() === '';
  return (
    <div className="field">
      <label htmlFor={id}>{label}{required ? <span className="req"> *</span> : null}</label>
      <textarea ref={box} id={id} className={long ? undefined : 'line'} rows={long ? rowsOf(value) : lineRows(value)} value={value} readOnly={readOnly}
        aria-describedby={hint ? `${id}-h` : undefined} onChange={(e) => set(writeText(activity, name, e.target.value, typeName), name)} />
      {hint ? <span className="hint" id={`${id}-h`}>{hint}</span> : null}
      {missing ? <span className="hint need"><span className="i i-info" aria-hidden="true" /> {t('Chưa nhập; cần có để công bố.')}</span> : null}
      {readOnly ? null : (
        <span className="insert"><Select aria-label={t('Chèn dữ liệu vào: {0}', label)} value="" empty={t('+ Chèn dữ liệu…')} options={places} onChange={(place) => place && insert(place)} /></span>
      )}
    </div>
  );
}
