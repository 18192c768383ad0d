import { useMemo, useState } from 'react';
import type { Activity } from '../../model/definition';
import { Select } from '../fields/Choice';
import { Combobox, type Found } from '../fields/Combobox';
import { Group } from '../fields/Field';
import { ScriptField } from '../fields/ScriptField';
import { Button } from '../fields/Text';
import { moved } from '../forms/form';
import { clearInput, readInput, textOf, writeInput } from '../reading/inputs';
import { useRoom } from '../room';
import { readWho, readWhos, scriptOfWho, type Who, writeWho, writeWhos } from './address';
import { placeLabel, roleChoices, roleLabel, searchWho, whoChoices, whoLabel, type WhoChoice } from './choices';

interface Props {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** A list of addresses instead of one. */
  several?: boolean;
}

/** People or bodies by search: written as the addresses of the engine, read back from them, and as text for experts. */
export function WhoField({ name, label, hint, required, several = false }: Props) {
  const { activity, context, definition, t, set } = useRoom();
  const [asText, setAsText] = useState(false);
  const input = readInput(activity, name);
  const one = several ? undefined : readWho(input);
  const whos = several ? readWhos(input) : one === undefined ? undefined : one ? [one] : [];
  // Written by hand stays written by hand while somebody types, also at the moment the list could show it.
  if (whos === undefined && !asText) setAsText(true);
  const choices = useMemo(() => whoChoices(definition, context, activity.id, several), [definition, context, activity.id, several]);
  const write = (next: readonly Who[]): Activity => {
    const [first] = next;
    return next.length === 0 ? clearInput(activity, name) : several ? writeWhos(activity, name, next) : writeWho(activity, name, first!);
  };
  const change = (next: readonly Who[]) => set(write(next), name);
  if (whos === undefined || asText) return (
    <Group label={label} hint={whos === undefined ? t('Viết tay: bảng chọn chưa đọc được, nội dung giữ nguyên.') : undefined}>
      <AddressText name={name} label={label} several={several} />
      {whos === undefined ? null : <Button label={t('Chọn từ danh sách')} describe={t('Chọn từ danh sách: {0}', label)} onClick={() => setAsText(false)} />}
    </Group>
  );
  const search = (text: string): Found[] => searchWho(choices, text, context).map((choice) => ({ ...choice, ...detailOf(choice, context.people) }));
  const add = (key: string) => {
    const chosen = choices.find((choice) => choice.key === key);
    if (chosen) change(several ? [...whos.filter((who) => scriptOfWho(who) !== key), chosen.who] : [chosen.who]);
  };
  return (
    <Group label={required ? `${label} *` : label} hint={hint}>
      {whos.length > 0 ? (
        <ul className="whos">
          {whos.map((who, i) => (
            <li key={scriptOfWho(who)}>
              <span className={`i ${who.kind === 'person' ? 'i-user' : 'i-team'}`} aria-hidden="true" />
              <span className="name">{who.kind === 'person' ? whoLabel(who, context, t) : placeLabel(who.place, context, t)}</span>
              {who.kind === 'person' ? <span /> : (
                <Select aria-label={t('Vai trò ở {0}', placeLabel(who.place, context, t))} value={who.kind === 'role' ? who.role : ''} empty={t('cả đơn vị')}
                  options={roleChoices(context).map((value) => ({ value, label: roleLabel(value, context, t) }))}
                  onChange={(role) => change(whos.map((held, j) => (j === i ? withRole(who.place, role) : held)))} />
              )}
              {several && i > 0 ? <Button bare icon="i-down flip" label={t('Đưa lên trước: {0}', whoLabel(who, context, t))} onClick={() => change(moved(whos, i, i - 1))} /> : null}
              <Button bare icon="i-x" label={t('Bỏ {0}', whoLabel(who, context, t))} onClick={() => change(whos.filter((_, j) => j !== i))} />
            </li>
          ))}
        </ul>
      ) : required ? <span className="hint need"><span className="i i-info" aria-hidden="true" /> {t('Chưa chọn ai; cần có để công bố.')}</span> : null}
      <Combobox label={several ? t('Thêm vào: {0}', label) : label} placeholder={several ? t('Thêm đơn vị, vai trò, người') : whos.length > 0 ? t('Đổi sang đơn vị, vai trò, người khác') : t('Tìm đơn vị, vai trò, người')}
        search={search} onPick={add} onBack={() => several && change(whos.slice(0, -1))} />
      <Button label={t('Viết tay')} describe={t('Viết tay: {0}', label)} onClick={() => setAsText(true)} />
    </Group>
  );
}

const withRole = (place: Exclude<Who, { kind: 'person' }>['place'], role: string): Who => (role === '' ? { kind: 'unit', place } : { kind: 'role', place, role });

const detailOf = (choice: WhoChoice, people: readonly { id: string; posts: string[] }[]): { detail?: string } => {
  const who = choice.who;
  const posts = who.kind === 'person' ? people.find((person) => person.id === who.id)?.posts.join('; ') : undefined;
  return posts ? { detail: posts } : {};
};

/** The address as it stands in the definition. */
function AddressText({ name, label, several }: { name: string; label: string; several: boolean }) {
  const { activity, t, set } = useRoom();
  const input = readInput(activity, name);
  const type = input?.type || (several ? 'Object' : 'Literal');
  const types = several ? ['Object', 'JavaScript'] : ['Literal', 'Liquid', 'JavaScript'];
  const words: Record<string, string> = { Literal: t('Chữ'), Object: 'JSON', Liquid: 'Liquid', JavaScript: 'JavaScript' };
  const typeName = several ? 'List<String>' : 'String';
  return (
    <>
      <Select aria-label={t('Cách viết: {0}', label)} value={type} options={types.map((value) => ({ value, label: words[value] ?? value }))}
        onChange={(to) => set(writeInput(activity, name, to, textOf(input), typeName), `${name}.way`)} />
      <ScriptField label={label} quietLabel language={type === 'JavaScript' || type === 'Liquid' ? type : 'Json'} value={textOf(input)}
        hint={t('unit:MÃ, role:MÃ/Head, person:ID')} onChange={(text) => set(writeInput(activity, name, type, text, typeName), name)} />
    </>
  );
}
