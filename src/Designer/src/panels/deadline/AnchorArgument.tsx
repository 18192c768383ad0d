import { useId } from 'react';
import { Select } from '../fields/Choice';
import { ErrorLine } from '../fields/Field';
import { variablesOf } from '../reading/change';
import { useTyped } from '../reading/drafts';
import { stepName, stepsBefore, stepsOf } from '../reading/steps';
import { useRoom } from '../room';
import { DateInput } from './DateInput';
import { anchorOf, dayOfYear, type Deadline, fromDayOfYear, withAnchor } from './deadline';

/** What an anchor needs besides its kind: which step, which day, which variable. */
export function AnchorArgument({ deadline, change }: { deadline: Deadline; change(next: Deadline, part: string): void }) {
  const { activity, definition, language, readOnly, t } = useRoom();
  const id = useId();
  const { kind, argument } = anchorOf(deadline);
  const write = (to: string) => change(withAnchor(deadline, kind, to), 'argument');
  const [day, setDay] = useTyped(argument, dayOfYear, fromDayOfYear);
  if (kind === 'Completed') {
    const before = stepsBefore(definition, activity.id);
    const steps = stepsOf(definition).map((step) => step.activity).filter((step) => step.id !== activity.id && /^VanQuan\./.test(step.type));
    const named = [...steps.filter((step) => before.has(step.id)), ...steps.filter((step) => !before.has(step.id))];
    return <Select aria-label={t('Bước làm mốc')} value={argument} empty={t('Chọn bước…')} options={named.map((step) => ({ value: step.id, label: stepName(step, language) }))} onChange={write} />;
  }
  if (kind === 'Variable')
    return <Select aria-label={t('Biến làm mốc')} value={argument} empty={t('Chọn biến…')} options={variablesOf(definition).map((one) => ({ value: one.name, label: one.name }))} onChange={write} />;
  if (kind === 'Date') return <DateInput className="wide" aria-label={t('Ngày làm mốc')} value={argument} onChange={write} />;
  if (kind !== 'Yearly' && kind !== 'Monthly') return null;
  const wrong = kind === 'Yearly' ? !/^\d{2}-\d{2}$/.test(argument) : !/^([1-9]|[12]\d|3[01])$/.test(argument);
  return (
    <>
      <input className="mid" aria-label={kind === 'Yearly' ? t('Ngày/tháng hằng năm') : t('Ngày hằng tháng')} value={kind === 'Yearly' ? day : argument} readOnly={readOnly}
        aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${id}-e` : undefined}
        onChange={(e) => {
          setDay(e.target.value);
          write(kind === 'Yearly' ? fromDayOfYear(e.target.value) : e.target.value.trim());
        }} />
      {wrong ? <ErrorLine id={`${id}-e`} text={kind === 'Yearly' ? t('Viết ngày/tháng, ví dụ 14/12.') : t('Số từ 1 đến 31.')} /> : null}
    </>
  );
}
