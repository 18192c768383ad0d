import { DeadlineField } from '../deadline/DeadlineField';
import { SelectField } from '../fields/Choice';
import { Group } from '../fields/Field';
import { TextField } from '../fields/Text';
import { ValueField } from '../fields/ValueField';
import { readInput, textOf, writeInput } from '../reading/inputs';
import { useRoom } from '../room';
import { simply } from './Frame';
import { cronWords, isCron, readSpan, type Span, writeSpan } from './times';

export const WaitPanel = simply(['deadline'], function Wait() {
  const { t } = useRoom();
  return <DeadlineField name="deadline" label={t('Chờ tới khi')} required />;
});

/** A length of time as days, hours and minutes; anything else as it is written. */
function SpanField({ name, label }: { name: string; label: string }) {
  const { activity, t, set } = useRoom();
  const input = readInput(activity, name);
  const span = input === null || input.type === 'Literal' ? readSpan(textOf(input)) : null;
  if (!span) return <ValueField name={name} label={label} typeName="TimeSpan" ways={['text', 'script', 'variable']} hint={t('ngày.giờ:phút:giây, ví dụ 1.00:00:00')} />;
  const write = (part: Partial<Span>) => set(writeInput(activity, name, 'Literal', writeSpan({ ...span, ...part }), 'TimeSpan'), name);
  const number = (text: string) => Math.min(99_999, Number(text.replace(/\D/g, '')));
  return (
    <Group label={label}>
      <div className="span">
        <TextField label={t('ngày')} inputMode="numeric" value={String(span.days)} onChange={(text) => write({ days: number(text) })} />
        <TextField label={t('giờ')} inputMode="numeric" value={String(span.hours)} onChange={(text) => write({ hours: Math.min(23, number(text)) })} />
        <TextField label={t('phút')} inputMode="numeric" value={String(span.minutes)} onChange={(text) => write({ minutes: Math.min(59, number(text)) })} />
      </div>
    </Group>
  );
}

export const DelayPanel = simply(['timeSpan'], function Delay() {
  const { t } = useRoom();
  return <SpanField name="timeSpan" label={t('Chờ bao lâu')} />;
});

export const TimerPanel = simply(['interval'], function Timer() {
  const { t } = useRoom();
  return <SpanField name="interval" label={t('Lặp lại sau mỗi')} />;
});

export const StartAtPanel = simply(['dateTime'], function StartAt() {
  const { t } = useRoom();
  return <ValueField name="dateTime" label={t('Chờ tới lúc')} typeName="DateTimeOffset" ways={['text', 'script', 'variable']} hint={t('Ngày giờ, ví dụ 2022-12-31T08:00:00+07:00')} />;
});

/** A recurrence by five or six fields, with the usual ones by name. */
export const CronPanel = simply(['cronExpression'], function Cron() {
  const { activity, t, set } = useRoom();
  const input = readInput(activity, 'cronExpression');
  if (input && input.type !== 'Literal') return <ValueField name="cronExpression" label={t('Lịch định kỳ')} />;
  const text = textOf(input);
  const usual = [
    ['0 0 8 * * *', t('hằng ngày lúc 8 giờ')], ['0 0 8 * * 1', t('thứ Hai hằng tuần lúc 8 giờ')], ['0 0 8 1 * *', t('ngày 1 hằng tháng lúc 8 giờ')], ['0 0 8 15 * *', t('ngày 15 hằng tháng lúc 8 giờ')],
    ['0 0 8 1 1,4,7,10 *', t('đầu mỗi quý lúc 8 giờ')],
  ] as const;
  const write = (cron: string) => set(writeInput(activity, 'cronExpression', 'Literal', cron), 'cronExpression');
  return (
    <>
      <SelectField label={t('Lịch định kỳ')} value={usual.some(([cron]) => cron === text) ? text : ''} empty={t('lịch khác, viết bên dưới')} options={usual.map(([value, label]) => ({ value, label }))} onChange={(cron) => cron && write(cron)} />
      <TextField label={t('Biểu thức lịch')} code value={text} onChange={write} hint={cronWords(text, t)} error={text === '' || isCron(text) ? null : t('Cần 5 hoặc 6 nhóm: (giây) phút giờ ngày tháng thứ.')} />
    </>
  );
});
