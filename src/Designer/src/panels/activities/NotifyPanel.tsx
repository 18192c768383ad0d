import { SelectField } from '../fields/Choice';
import { Group } from '../fields/Field';
import { ScriptField } from '../fields/ScriptField';
import { Button, TextField } from '../fields/Text';
import { ValueField } from '../fields/ValueField';
import { WhoField } from '../people/WhoField';
import { readInput, textOf, writeInput } from '../reading/inputs';
import { objectEntries, scriptOf, templateOf } from '../reading/script';
import { useRoom } from '../room';
import { useState } from 'react';
import { simply } from './Frame';

/** VanQuan.Notify: who is written to, and what. */
export const NotifyPanel = simply(['recipients', 'template', 'data'], function NotifyFields() {
  const { activity, context, t, set } = useRoom();
  const template = readInput(activity, 'template');
  return (
    <>
      <WhoField name="recipients" label={t('Người nhận')} required several />
      {template && template.type !== 'Literal' ? <ValueField name="template" label={t('Mẫu thư')} /> : (
        <SelectField label={t('Mẫu thư')} required value={textOf(template)} empty={t('Chọn mẫu…')} options={context.templates.map((one) => ({ value: one.name, label: one.label }))}
          onChange={(name) => set(writeInput(activity, 'template', 'Literal', name), 'template')} />
      )}
      <NoticeData />
    </>
  );
});

/** The data of the general notice: its heading and text as phrases, further entries as scripts, the whole as a script for experts. */
function NoticeData() {
  const { activity, t, set } = useRoom();
  const [asText, setAsText] = useState(false);
  const input = readInput(activity, 'data');
  const script = textOf(input);
  const entries = input === null || script.trim() === '' ? [] : input.type === 'JavaScript' ? objectEntries(script) : null;
  if (!entries || asText) return (
    <Group label={t('Nội dung thư')}>
      {input?.type === 'JavaScript' || input === null
        ? <ScriptField label={t('Nội dung thư, JavaScript')} quietLabel language="JavaScript" value={script} onChange={(text) => set(writeInput(activity, 'data', 'JavaScript', text, 'Object'), 'data')} />
        : <ValueField name="data" label={t('Nội dung thư')} typeName="Object" ways={['json', 'script']} />}
      {entries ? <Button label={t('Viết bằng lời')} describe={t('Viết nội dung thư bằng lời')} onClick={() => setAsText(false)} /> : null}
    </Group>
  );
  const known: Record<string, string> = { heading: t('Tiêu đề thư'), text: t('Lời thư'), headingEn: t('Tiêu đề thư, tiếng Anh'), textEn: t('Lời thư, tiếng Anh'), subject: t('Đối tượng') };
  const names = ['heading', 'text', ...entries.map(([name]) => name).filter((name) => name !== 'heading' && name !== 'text')];
  const write = (name: string, value: string) => {
    const next: [string, string][] = entries.some(([held]) => held === name) ? entries.map(([held, was]) => [held, held === name ? value : was]) : [...entries, [name, value]];
    set(writeInput(activity, 'data', 'JavaScript', `({ ${next.map(([key, one]) => `${key}: ${one}`).join(', ')} })`, 'Object'), `data.${name}`);
  };
  return (
    <Group label={t('Nội dung thư')} hint={t('Chỗ điền tự động viết trong ngoặc nhọn kép, ví dụ {{ UnitName }}.')}>
      {names.map((name) => {
        const held = entries.find(([one]) => one === name)?.[1];
        const phrase = held === undefined ? '' : templateOf(held);
        return phrase === null
          ? <ScriptField key={name} label={t('{0}, công thức', known[name] ?? name)} language="JavaScript" value={held!} onChange={(text) => write(name, text)} />
          : <TextField key={name} label={known[name] ?? name} long={name.startsWith('text')} value={phrase} onChange={(text) => write(name, scriptOf(text))} />;
      })}
      <Button label="JavaScript" describe={t('Viết nội dung thư bằng JavaScript')} onClick={() => setAsText(true)} />
    </Group>
  );
}
