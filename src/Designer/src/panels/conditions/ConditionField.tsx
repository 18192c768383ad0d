import { useMemo, useState } from 'react';
import { Select } from '../fields/Choice';
import { Group } from '../fields/Field';
import { ScriptField } from '../fields/ScriptField';
import { Button } from '../fields/Text';
import { useRoom } from '../room';
import { readCondition, type Row, writeCondition } from './condition';
import { ConditionRow } from './ConditionRow';
import { rowFor } from './rows';
import { sourcesOf } from './sources';

interface Props {
  label: string;
  language: string;
  script: string;
  onChange(script: string): void;
  /** Replaces the script and gives the result of a step a variable, in one change. */
  onKeep?: ((step: string, rewrite: (holder: string) => string) => void) | undefined;
}

/** A condition in rows, written as JavaScript and read back from it; what the rows cannot show is edited as JavaScript. */
export function ConditionField({ label, language, script, onChange, onKeep }: Props) {
  const { activity, definition, context, t, readOnly } = useRoom();
  const [asText, setAsText] = useState(false);
  const sources = useMemo(() => sourcesOf(definition, context, activity, t), [definition, context, activity, t]);
  const condition = language === 'JavaScript' ? readCondition(script) : null;
  // A script that rows cannot show stays a script while somebody types, also at the moment it becomes one they could.
  if (!condition && !asText) setAsText(true);
  if (!condition || asText) return (
    <Group label={label}>
      <ScriptField label={t('{0}, JavaScript', label)} quietLabel language={language} value={script} onChange={onChange}
        hint={condition ? t('Ctrl + dấu cách: chọn biến, đầu vào.') : t('Điều kiện viết tay, dạng dòng không thể hiện được. Ctrl + dấu cách: chọn biến, đầu vào.')} />
      {condition ? <Button label={t('Chọn theo dòng')} describe={t('Chọn theo dòng: {0}', label)} onClick={() => setAsText(false)} /> : null}
    </Group>
  );
  const { join, rows } = condition;
  const write = (next: readonly Row[], to = join) => onChange(writeCondition({ join: to, rows: [...next] }));
  const add = () => {
    const [first] = sources;
    if (first) write([...rows, rowFor(first.script, first.type, first.options[0]?.value)]);
  };
  return (
    <Group label={label} hint={rows.length === 0 ? t('Chưa có điều kiện nào.') : undefined}>
      {rows.length > 1 ? (
        <Select aria-label={t('Cần đúng mấy dòng: {0}', label)} value={join} options={[{ value: 'all', label: t('đúng tất cả các dòng') }, { value: 'any', label: t('đúng ít nhất một dòng') }]}
          onChange={(to) => write(rows, to as typeof join)} />
      ) : null}
      <ol className="conditions">
        {rows.map((row, i) => (
          <ConditionRow key={i} number={i + 1} row={row} sources={sources} onChange={(next) => write(rows.map((held, j) => (j === i ? next : held)))} onRemove={() => write(rows.filter((_, j) => j !== i))}
            onKeep={onKeep && ((step) => onKeep(step, (holder) => writeCondition({ join, rows: rows.map((held) => ({ ...held, source: held.source.replaceAll(`getOutputFrom('${step}')`, holder) })) })))} />
        ))}
      </ol>
      {readOnly ? null : (
        <div className="row">
          <Button icon="i-plus" label={t('Thêm dòng')} describe={t('Thêm dòng: {0}', label)} onClick={add} />
          <Button label="JavaScript" describe={t('Viết bằng JavaScript: {0}', label)} onClick={() => setAsText(true)} />
        </div>
      )}
    </Group>
  );
}
