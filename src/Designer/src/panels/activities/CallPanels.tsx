import { CheckField, SelectField } from '../fields/Choice';
import { ValueField } from '../fields/ValueField';
import { readInput, textOf, writeInput } from '../reading/inputs';
import { useRoom } from '../room';
import { simply } from './Frame';
import { ResultField } from './ResultField';

/** A definition that is run as a step of this one. */
export const CallPanel = simply(['workflowDefinitionId', 'waitForCompletion', 'input', 'correlationId', 'result'], function Call() {
  const { activity, context, t, set } = useRoom();
  const called = readInput(activity, 'workflowDefinitionId');
  const waits = readInput(activity, 'waitForCompletion');
  return (
    <>
      {called && called.type !== 'Literal' ? <ValueField name="workflowDefinitionId" label={t('Quy trình con')} required /> : (
        <SelectField label={t('Quy trình con')} required value={textOf(called)} empty={t('Chọn quy trình…')} options={context.definitions.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(id) => set(writeInput(activity, 'workflowDefinitionId', 'Literal', id), 'workflowDefinitionId')} />
      )}
      {waits && waits.type !== 'Literal' ? <ValueField name="waitForCompletion" label={t('Chờ quy trình con xong')} typeName="Boolean" /> : (
        <CheckField label={t('Chờ quy trình con xong mới đi tiếp')} checked={/^true$/i.test(textOf(waits))} onChange={(on) => set(writeInput(activity, 'waitForCompletion', 'Literal', on, 'Boolean'), 'waitForCompletion')} />
      )}
      <ValueField name="input" label={t('Dữ liệu đưa vào')} typeName="ObjectDictionary" ways={['json', 'script']} long hint={t('Ví dụ ({ Unit: getUnit() })')} />
      <ValueField name="correlationId" label={t('Mã liên hệ')} />
      <ResultField />
    </>
  );
});

export const EventPanel = simply(['eventName', 'result'], function Event() {
  const { t } = useRoom();
  return <><ValueField name="eventName" label={t('Chờ sự kiện tên là')} required /><ResultField /></>;
});
