import { SelectField } from '../fields/Choice';
import { Button } from '../fields/Text';
import { resultOf, variablesOf, writeResult } from '../reading/change';
import { keepResult } from '../conditions/sources';
import { useRoom } from '../room';

/** The variable that what was handed in is written to, so that later steps and conditions can read it by name. */
export function ResultField() {
  const { activity, definition, t, set, setDefinition } = useRoom();
  const held = resultOf(activity);
  return (
    <div className="stack tight">
      <SelectField label={t('Ghi kết quả vào biến')} value={held ?? ''} empty={t('không ghi')} hint={t('Ghi vào biến thì điều kiện và các bước sau đọc được từng ô.')}
        options={variablesOf(definition).map((one) => ({ value: one.id, label: one.name }))} onChange={(id) => set(writeResult(activity, id === '' ? null : id), 'result')} />
      {held === null ? <Button icon="i-plus" label={t('Tạo biến cho kết quả này')} onClick={() => {
        const kept = keepResult(definition, activity.id);
        if (kept) setDefinition(kept.definition, 'result');
      }} /> : null}
    </div>
  );
}
