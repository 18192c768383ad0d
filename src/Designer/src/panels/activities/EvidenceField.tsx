import { TextField } from '../fields/Text';
import { ValueField } from '../fields/ValueField';
import { clearInput, readInput, textOf, writeInput } from '../reading/inputs';
import { useRoom } from '../room';

/** How many files have to be handed in. The engine takes true for one. */
export function EvidenceField() {
  const { activity, t, set } = useRoom();
  const input = readInput(activity, 'evidenceRequired');
  if (input && input.type !== 'Literal') return <ValueField name="evidenceRequired" label={t('Số tệp minh chứng cần có')} typeName="Int32" />;
  const value = textOf(input);
  const fine = /^(\d{1,3}|true|false)?$/.test(value);
  return (
    <TextField label={t('Số tệp minh chứng cần có')} inputMode="numeric" value={value === 'true' ? '1' : value === 'false' ? '0' : value} hint={t('Để trống hoặc 0: không bắt buộc.')}
      error={fine ? null : t('Cần là số nguyên.')}
      onChange={(text) => set(text === '' ? clearInput(activity, 'evidenceRequired') : writeInput(activity, 'evidenceRequired', 'Literal', /^\d{1,3}$/.test(text) ? Number(text) : text, 'Int32'), 'evidenceRequired')} />
  );
}
