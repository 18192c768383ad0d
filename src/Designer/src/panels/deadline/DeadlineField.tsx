import { useId, useState } from 'react';
import type { Json } from '../../model/definition';
import { Select } from '../fields/Choice';
import { ErrorLine, Group } from '../fields/Field';
import { ScriptField } from '../fields/ScriptField';
import { Button } from '../fields/Text';
import { clearInput, readInput, textOf, writeInput, writeObject } from '../reading/inputs';
import { stepName, stepsBefore, stepsOf } from '../reading/steps';
import { useRoom } from '../room';
import { AnchorArgument } from './AnchorArgument';
import { LegalBasisField } from './LegalBasisField';
import { amountAs, amountOf, anchorKinds, anchorOf, type Deadline, directionOf, isAmount, newDeadline, pausesOf, readDeadline, rolls, rollOf, unitOf, units, withAnchor, withPart } from './deadline';
import { DuePreview } from './DuePreview';
import { rollWords, unitWords } from './dueWords';

/** A deadline as a sentence one fills in; under it the date it would give, and why. */
export function DeadlineField({ name, label, required }: { name: string; label: string; required?: boolean }) {
  const { activity, t, set, readOnly } = useRoom();
  const [asText, setAsText] = useState(false);
  const input = readInput(activity, name);
  const deadline = readDeadline(input);
  const change = (next: Deadline, part: string) => set(writeObject(activity, name, next), `${name}.${part}`);
  // Written by hand stays written by hand while somebody types.
  if (deadline === undefined && !asText) setAsText(true);
  if (deadline === null && !asText) return (
    <Group label={label} hint={required ? t('Chưa có hạn; cần có để công bố.') : t('Bước này không có hạn: không ai được nhắc, không tính là trễ.')}>
      <Button icon="i-plus" label={t('Đặt hạn')} onClick={() => change(newDeadline(), 'new')} />
    </Group>
  );
  if (!deadline || asText) return (
    <Group label={label} hint={deadline === undefined ? t('Viết tay: bảng chọn chưa đọc được, nội dung giữ nguyên.') : undefined}>
      <ScriptField label={label} quietLabel language={input?.type === 'JavaScript' || input?.type === 'Liquid' ? input.type : 'Json'} value={textOf(input)} hint={t('Xem tài liệu “activities”, mục hạn.')}
        onChange={(text) => set(writeInput(activity, name, input?.type || 'Object', text, 'Object'), name)} />
      {deadline === undefined ? null : <Button label={t('Đặt hạn bằng lời')} onClick={() => setAsText(false)} />}
    </Group>
  );
  return (
    <Group label={label}>
      <Sentence deadline={deadline} change={change} />
      <Pauses deadline={deadline} change={change} />
      <DuePreview deadline={deadline} />
      <LegalBasisField label={t('Căn cứ của hạn')} value={typeof deadline.basis === 'string' ? deadline.basis : ''} onChange={(text) => change(withPart(deadline, 'basis', text, ''), 'basis')} />
      {readOnly ? null : (
        <div className="row">
          <Button label={t('Viết tay')} describe={t('Viết tay: {0}', label)} onClick={() => setAsText(true)} />
          {required ? null : <Button label={t('Bỏ hạn')} onClick={() => set(clearInput(activity, name), name)} />}
        </div>
      )}
    </Group>
  );
}

interface Part {
  deadline: Deadline;
  change(next: Deadline, part: string): void;
}

function Sentence({ deadline, change }: Part) {
  const { activity, definition, readOnly, t } = useRoom();
  const id = useId();
  const { kind, argument } = anchorOf(deadline);
  const kinds: Record<string, string> = {
    Activated: t('khi bước này mở'), InstanceStarted: t('khi lượt chạy bắt đầu'), Completed: t('khi một bước khác xong'), ActionDue: t('hạn của nhiệm vụ'),
    PeriodEnd: t('ngày cuối kỳ báo cáo'), Date: t('một ngày cố định'), Variable: t('ngày ghi trong biến'), Yearly: t('một ngày hằng năm'), Monthly: t('một ngày hằng tháng'),
  };
  const first = (): string => {
    const before = stepsBefore(definition, activity.id);
    return stepsOf(definition).findLast((step) => before.has(step.activity.id) && step.activity.type.startsWith('VanQuan.'))?.activity.id ?? '';
  };
  const anchored = (to: string) => withAnchor(deadline, to, to === kind ? argument : to === 'Completed' ? first() : to === 'Yearly' ? '12-31' : to === 'Monthly' ? '15' : '');
  const wrong = !isAmount(deadline.amount);
  return (
    <>
      <p className="sentence">
        <input aria-label={t('Số lượng')} value={amountOf(deadline)} readOnly={readOnly} inputMode="numeric" aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${id}-e` : undefined}
          onChange={(e) => change({ ...deadline, amount: amountAs(e.target.value) }, 'amount')} />
        <Select aria-label={t('Đơn vị tính')} value={unitOf(deadline)} options={units.map((value) => ({ value, label: unitWords(value, t) }))} onChange={(unit) => change({ ...deadline, unit }, 'unit')} />
        <Select aria-label={t('Trước hay sau')} value={directionOf(deadline)} options={[{ value: 'After', label: t('sau') }, { value: 'Before', label: t('trước') }]}
          onChange={(to) => change(withPart(deadline, 'direction', to, 'After'), 'direction')} />
        <Select aria-label={t('Mốc tính')} value={kind} options={anchorKinds.map((value) => ({ value, label: kinds[value]! }))} onChange={(to) => change(anchored(to), 'anchor')} />
        <AnchorArgument deadline={deadline} change={change} />
      </p>
      {wrong ? <ErrorLine id={`${id}-e`} text={t('Số lượng phải là số nguyên từ 0 đến 20000.')} /> : null}
      <p className="sentence">{t('Rơi vào ngày nghỉ thì')}{' '}
        <Select aria-label={t('Khi rơi vào ngày nghỉ')} value={rollOf(deadline)} options={rolls.map((value) => ({ value, label: rollWords(value, t) }))}
          onChange={(to) => change(withPart(deadline, 'roll', to, 'NextWorkingDay'), 'roll')} />
      </p>
    </>
  );
}

/** Steps whose time does not count, by name. */
function Pauses({ deadline, change }: Part) {
  const { activity, definition, language, readOnly, t } = useRoom();
  const pauses = pausesOf(deadline);
  const steps = stepsOf(definition).filter((step) => step.activity.id !== activity.id && /^VanQuan\.(UserTask|Approval|WaitUntil|ForEachUnit)$/.test(step.activity.type));
  const name = (id: string) => {
    const step = steps.find((one) => one.activity.id === id);
    return step ? stepName(step.activity, language) : id;
  };
  const write = (next: string[]) => change(withPart(deadline, 'pauses', next as Json, [] as Json), 'pauses');
  return (
    <Group label={t('Không tính thời gian của')}>
      {pauses.length > 0 ? (
        <ul className="chips">{pauses.map((id) => (
          <li key={id} className="b plain"><span className="i i-pause" aria-hidden="true" /><span>{name(id)}</span>
            <Button bare icon="i-x" label={t('Bỏ {0}', name(id))} onClick={() => write(pauses.filter((one) => one !== id))} /></li>
        ))}</ul>
      ) : null}
      {readOnly ? null : (
        <Select aria-label={t('Thêm bước không tính thời gian')} value="" empty={t('+ Thêm bước…')} options={steps.filter((step) => !pauses.includes(step.activity.id)).map((step) => ({ value: step.activity.id, label: stepName(step.activity, language) }))}
          onChange={(id) => id && write([...pauses, id])} />
      )}
    </Group>
  );
}

