import type { JsonObject } from '../../model/definition';
import { CheckField, Select, SelectField } from '../fields/Choice';
import { Group } from '../fields/Field';
import { ScriptField } from '../fields/ScriptField';
import { Button, TextField } from '../fields/Text';
import { drop, keep, recall, useTyped } from '../reading/drafts';
import { parseJson, readInput, writeInput, writeObject } from '../reading/inputs';
import { useRoom } from '../room';
import { dayAs, daysAs, daysText, isDay, isHour, levels, partOf, readReminders, standard, stepsUp } from './policy';

const own = '*';

/** Which policy reminds of a step: one by name with what it does, or one of its own. */
export function RemindersField() {
  const { activity, context, t, set } = useRoom();
  const input = readInput(activity, 'reminders');
  const held = readReminders(input);
  const key = `${activity.id}.reminders.own`;
  const choose = (name: string) => {
    if ('policy' in held) keep(key, JSON.stringify(held.policy));
    const before = name === own ? (parseJson(recall(key) ?? '') as JsonObject | undefined) : undefined;
    drop(name === own ? key : '');
    set(name === own ? writeObject(activity, 'reminders', before ?? standard) : writeInput(activity, 'reminders', 'Literal', name, 'Object'), 'reminders');
  };
  const chosen = 'name' in held ? held.name : own;
  const policy = context.policies.find((one) => one.name === chosen);
  return (
    <>
      <SelectField label={t('Cách nhắc')} value={chosen} onChange={choose} hint={policy?.words}
        options={[...context.policies.map((one) => ({ value: one.name, label: one.label })), { value: own, label: t('Tự đặt') }]} />
      {'policy' in held ? <PolicyEditor policy={held.policy} /> : null}
      {'text' in held ? (
        <ScriptField label={t('Cách nhắc, viết tay')} language={input?.type === 'JavaScript' ? 'JavaScript' : 'Json'} value={held.text}
          onChange={(text) => set(writeInput(activity, 'reminders', input?.type || 'Object', text, 'Object'), 'reminders')} />
      ) : null}
    </>
  );
}

function PolicyEditor({ policy }: { policy: JsonObject }) {
  const { activity, t, set } = useRoom();
  const write = (part: JsonObject) => set(writeObject(activity, 'reminders', { ...policy, ...part }), `reminders.${Object.keys(part)[0]}`);
  const before = partOf(policy, 'before');
  const [days, setDays] = useTyped(before, daysText, daysAs);
  const every = partOf(policy, 'overdueEvery');
  const hour = partOf(policy, 'hour');
  const wrong = t('Số ngày làm việc từ 1 đến 260.');
  return (
    <div className="policy stack">
      <TextField label={t('Nhắc trước hạn (số ngày làm việc)')} value={days} hint={t('Nhiều lần thì cách nhau bằng dấu phẩy. Để trống: không nhắc trước.')}
        error={Array.isArray(before) && before.every(isDay) ? null : wrong}
        onChange={(text) => {
          setDays(text);
          write({ before: daysAs(text) });
        }} />
      <CheckField label={t('Nhắc đúng ngày hạn')} checked={partOf(policy, 'atDue') === true} onChange={(atDue) => write({ atDue })} />
      <CheckField label={t('Quá hạn thì nhắc lại')} checked={every !== null} onChange={(on) => write({ overdueEvery: on ? 2 : null })} />
      {every === null ? null : (
        <TextField label={t('Nhắc lại sau mỗi (ngày làm việc)')} value={String(every)} inputMode="numeric" error={isDay(every) ? null : wrong} onChange={(text) => write({ overdueEvery: dayAs(text) })} />
      )}
      <Escalation policy={policy} write={write} />
      <TextField label={t('Giờ gửi')} value={typeof hour === 'string' ? hour : JSON.stringify(hour)} error={isHour(hour) ? null : t('Viết giờ:phút, ví dụ 08:00.')} onChange={(text) => write({ hour: text })} />
    </div>
  );
}

/** Who hears of late work, and when. */
function Escalation({ policy, write }: { policy: JsonObject; write(part: JsonObject): void }) {
  const { t } = useRoom();
  const steps = stepsUp(policy);
  const words: Record<string, string> = { Officer: t('chuyên viên'), Head: t('trưởng cơ quan'), Office: t('Văn phòng HĐND và UBND huyện'), ViceChairman: t('Phó Chủ tịch UBND huyện') };
  const change = (at: number, part: JsonObject) => write({ escalate: steps.map((step, i) => (i === at ? { ...step, ...part } : step)) });
  return (
    <Group label={t('Quá hạn thì báo lên')}>
      {steps.map((step, i) => (
        <div className="escalate" key={i}>
          <TextField label={t('Quá hạn bao nhiêu ngày làm việc, bậc {0}', i + 1)} quietLabel value={String(step.after ?? '')} inputMode="numeric" error={isDay(step.after) ? null : t('Từ 1 đến 260.')} onChange={(text) => change(i, { after: dayAs(text) })} />
          <span className="small">{t('ngày →')}</span>
          <Select aria-label={t('Báo cho ai, bậc {0}', i + 1)} value={String(step.to ?? '')} options={levels.map((value) => ({ value, label: words[value]! }))} onChange={(to) => change(i, { to })} />
          <Button bare icon="i-x" label={t('Bỏ bậc {0}', i + 1)} onClick={() => write({ escalate: steps.filter((_, j) => j !== i) })} />
        </div>
      ))}
      <Button icon="i-plus" label={t('Thêm bậc')} onClick={() => write({ escalate: [...steps, { after: 5, to: 'Head' }] })} />
    </Group>
  );
}
