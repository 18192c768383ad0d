import { useState } from 'react';
import type { Activity, Json } from '../../model/definition';
import { ErrorLine, Group } from '../fields/Field';
import { TextField } from '../fields/Text';
import { drop, keep, recall } from '../reading/drafts';
import { isObject, isWrapper, parseJson } from '../reading/inputs';
import { useRoom } from '../room';
import { ValueField } from '../fields/ValueField';

/** Properties every activity has, or that belong to the drawing and to nested activities. */
const structural = ['id', 'nodeId', 'name', 'type', 'version', 'customProperties', 'metadata', 'activities', 'connections', 'variables', 'body', 'then', 'else', 'default', 'start', 'branches'];

/** The properties of an activity that no field of its panel has shown. */
export const restOf = (activity: Activity, shown: readonly string[]): string[] =>
  Object.keys(activity).filter((name) => !shown.includes(name) && (!structural.includes(name) || (name === 'branches' && isObject(activity.branches))));

/** Whatever a panel does not know, as expert text, kept exactly. */
export function RawFields({ shown }: { shown: readonly string[] }) {
  const { activity, t } = useRoom();
  const rest = restOf(activity, shown);
  if (rest.length === 0) return null;
  return <Group label={t('Thuộc tính khác')}>{rest.map((name) => <RawField key={name} name={name} />)}</Group>;
}

export function RawField({ name }: { name: string }) {
  const { activity, set } = useRoom();
  const held = activity[name];
  if (isObject(held) && isWrapper(held) && 'expression' in held)
    return <ValueField name={name} label={name} typeName={String(held.typeName ?? 'Object')} ways={['text', 'script', 'variable', 'input', 'json']} long />;
  if (typeof held === 'string') return <TextField label={name} value={held} onChange={(text) => set({ ...activity, [name]: text }, name)} />;
  return <JsonField label={name} place={`${activity.id}.${name}`} value={held ?? null} onChange={(value) => set({ ...activity, [name]: value }, name)} />;
}

/** Any JSON as text. What does not parse yet is kept beside and shown to be wrong; the definition keeps what it had. */
export function JsonField({ label, place, value, onChange, hint }: { label: string; place: string; value: Json; onChange(value: Json): void; hint?: string }) {
  const { t } = useRoom();
  const [typed, setTyped] = useState<string | undefined>(() => recall(place));
  const read = typed === undefined ? undefined : parseJson(typed);
  const broken = typed !== undefined && read === undefined;
  const same = typed !== undefined && read !== undefined && JSON.stringify(read) === JSON.stringify(value);
  const change = (text: string) => {
    setTyped(text);
    const next = parseJson(text);
    if (next === undefined) return keep(place, text);
    drop(place);
    onChange(next);
  };
  return (
    <div>
      <TextField label={label} long code value={broken || same ? typed! : JSON.stringify(value, null, 2)} onChange={change} hint={hint} />
      {broken ? <ErrorLine text={t('Chưa phải JSON: chưa ghi vào quy trình. Nội dung còn ở đây, sửa cho đúng hoặc hoàn tác.')} /> : null}
    </div>
  );
}
