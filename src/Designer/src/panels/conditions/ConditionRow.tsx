import { useState } from 'react';
import { Select } from '../fields/Choice';
import { DateInput } from '../deadline/DateInput';
import { ErrorLine } from '../fields/Field';
import { Button, TextField } from '../fields/Text';
import { useRoom } from '../room';
import type { Say } from '../words';
import { literalOf, type Row, writeLiteral } from './condition';
import { rowFor } from './rows';
import { operatorsOf, type Source, sourceOf } from './sources';

interface Props {
  number: number;
  row: Row;
  sources: readonly Source[];
  onChange(row: Row): void;
  onRemove(): void;
  onKeep?: ((step: string) => void) | undefined;
}

const operatorWords = (op: string, type: string, t: Say): string => {
  const date = type === 'date';
  const words: Record<string, string> = {
    '===': type === 'boolean' || type === 'checkbox' ? t('là') : t('bằng'), '==': t('bằng'), '!==': type === 'boolean' || type === 'checkbox' ? t('không là') : t('khác'), '!=': t('khác'),
    '>': date ? t('sau ngày') : t('lớn hơn'), '>=': date ? t('từ ngày') : t('ít nhất'), '<': date ? t('trước ngày') : t('nhỏ hơn'), '<=': date ? t('đến hết ngày') : t('nhiều nhất'),
    contains: t('có chứa'), filled: t('đã nhập'), empty: t('để trống'), holds: t('đúng'),
  };
  return words[op] ?? op;
};

/** One comparison: what, how, with what. */
export function ConditionRow({ number, row, sources, onChange, onRemove, onKeep }: Props) {
  const { t } = useRoom();
  const source = sourceOf(sources, row.source);
  // A formula stays a formula while somebody types, also at the moment it names something of the list.
  const [written, setWritten] = useState(!source);
  if (!source && !written) setWritten(true);
  const type = source?.type ?? (row.value.kind === 'number' ? 'numberValue' : row.value.kind === 'boolean' ? 'boolean' : 'text');
  const usual = operatorsOf(type);
  const operators = usual.includes(row.op) ? usual : [...usual, row.op];
  const other = '\u0000';
  return (
    <li className="condition">
      <Select aria-label={t('Dòng {0}: so cái gì', number)} value={source?.script ?? other}
        options={[...sources.map((one) => ({ value: one.script, label: one.label })), ...(source ? [] : [{ value: other, label: t('Công thức') }])]}
        onChange={(script) => {
          const to = sourceOf(sources, script);
          setWritten(false);
          if (to) onChange(to.type === type ? { ...row, source: script } : rowFor(script, to.type, to.options[0]?.value));
        }} />
      {!written ? null : <TextField label={t('Dòng {0}: công thức', number)} quietLabel code value={row.source} onChange={(text) => onChange({ ...row, source: text })} />}
      <div className="compare">
        <Select aria-label={t('Dòng {0}: so thế nào', number)} value={row.op} options={operators.map((value) => ({ value, label: operatorWords(value, type, t) }))} onChange={(op) => onChange({ ...row, op })} />
        {['filled', 'empty', 'holds'].includes(row.op) ? <span /> : <ValueOf key={row.source} number={number} row={row} type={type} source={source} onChange={onChange} />}
        <Button bare icon="i-x" label={t('Bỏ dòng {0}', number)} onClick={onRemove} />
      </div>
      {source?.loose !== undefined && onKeep ? (
        <span className="hint">{t('Kết quả bước này chưa ghi vào biến nào.')} <Button label={t('Ghi vào một biến')} describe={t('Ghi kết quả của “{0}” vào một biến', source.group)} onClick={() => onKeep(source.loose!)} /></span>
      ) : null}
    </li>
  );
}

function ValueOf({ number, row, type, source, onChange }: { number: number; row: Row; type: string; source: Source | undefined; onChange(row: Row): void }) {
  const { t, readOnly } = useRoom();
  const label = t('Dòng {0}: giá trị', number);
  const [script, setScript] = useState(row.value.kind === 'script');
  const text = (to: string) => onChange({ ...row, value: { kind: 'text', text: to } });
  if (row.value.kind === 'script' && !script) setScript(true);
  if (script) return <TextField label={label} quietLabel code value={writeLiteral(row.value)} onChange={(to) => onChange({ ...row, value: literalOf(to) })} />;
  if (type === 'boolean' || type === 'checkbox')
    return <Select aria-label={label} value={row.value.text} options={[{ value: 'true', label: type === 'boolean' ? t('đúng') : t('có đánh dấu') }, ...(type === 'boolean' ? [{ value: 'false', label: t('sai') }] : [])]}
      onChange={(to) => onChange({ ...row, value: type === 'boolean' ? { kind: 'boolean', text: to } : { kind: 'text', text: to } })} />;
  if (type === 'choice' && source) return <Select aria-label={label} value={row.value.text} options={source.options} onChange={text} />;
  if (type === 'date') return <DateInput aria-label={label} value={row.value.text} onChange={text} />;
  if (type !== 'number' && type !== 'numberValue') return <TextField label={label} quietLabel value={row.value.text} onChange={text} />;
  const isNumber = row.value.kind === 'number';
  return (
    <span className="number">
      <input aria-label={label} inputMode="decimal" value={row.value.text} readOnly={readOnly} aria-invalid={isNumber ? undefined : true}
        onChange={(e) => onChange({ ...row, value: /^-?\d+([.,]\d+)?$/.test(e.target.value.trim()) ? { kind: 'number', text: e.target.value.trim().replace(',', '.') } : { kind: 'text', text: e.target.value } })} />
      {isNumber ? null : <ErrorLine text={t('Cần là một số.')} />}
    </span>
  );
}
