import type { Activity, Json, JsonObject } from '../../model/definition';
import { Group } from '../fields/Field';
import { Button } from '../fields/Text';
import { isObject } from '../reading/inputs';
import { movePort } from '../reading/change';
import { OutcomeWords } from '../outcomes/OutcomeWords';
import { codeAfter, outcomeWords, withoutOutcome, withOutcomeWords } from '../outcomes/outcomes';
import { moved } from '../forms/form';
import { unlike } from '../reading/naming';
import { useRoom } from '../room';
import { ConditionField } from './ConditionField';
import { keepResult } from './sources';
import { findStep, replaceStep } from '../reading/steps';

const casesOf = (activity: Activity): JsonObject[] => (Array.isArray(activity.cases) ? activity.cases.filter(isObject) : []);

/** The cases of a switch: words for its way out, and when it is taken; the first that holds wins. */
export function CasesField() {
  const { activity, definition, t, set, setDefinition } = useRoom();
  const cases = casesOf(activity);
  const labels = cases.map((one) => String(one.label ?? ''));
  const write = (next: readonly JsonObject[], place: string, from = activity) => set({ ...from, cases: next as Json[] }, `cases.${place}`);
  const rename = (i: number, language: 'vi' | 'en', text: string) => {
    const code = codeAfter(activity, labels[i]!, language, text, labels.filter((_, j) => j !== i), definition);
    const next = { ...withOutcomeWords(activity, labels[i]!, code, language, text), cases: cases.map((one, j) => (j === i ? { ...one, label: code } : one)) as Json[] };
    if (code === labels[i]) set(next, `cases.${i}.${language}`);
    else setDefinition(movePort(definition, next, labels[i]!, code), `cases.${i}.${language}`);
  };
  const condition = (one: JsonObject): JsonObject => (isObject(one.condition) ? one.condition : { type: 'JavaScript', value: '' });
  return (
    <Group label={t('Các trường hợp')} hint={t('Xét từ trên xuống; trường hợp đúng đầu tiên được chọn. Không trường hợp nào đúng thì theo lối “{0}”.', outcomeWords(activity, 'Default').vi || t('Còn lại'))}>
      <ol className="cases">
        {cases.map((one, i) => (
          <li key={i} className="case">
            <OutcomeWords code={labels[i]!} label={t('Trường hợp {0}', i + 1)} words={outcomeWords(activity, labels[i]!)} onChange={(language, text) => rename(i, language, text)}
              onUp={i > 0 ? () => write(moved(cases, i, i - 1), 'order') : undefined}
              onRemove={() => setDefinition(movePort(definition, { ...withoutOutcome(activity, labels[i]!), cases: cases.filter((_, j) => j !== i) as Json[] }, labels[i]!, null), 'cases.remove')} />
            <ConditionField label={t('Điều kiện của trường hợp {0}', i + 1)} language={String(condition(one).type ?? 'JavaScript')} script={String(condition(one).value ?? '')}
              onChange={(script) => write(cases.map((held, j) => (j === i ? { ...held, condition: { ...condition(held), value: script } } : held)), `${i}.condition`)}
              onKeep={(step, rewrite) => {
                const kept = keepResult(definition, step);
                const here = kept && findStep(kept.definition, activity.id);
                if (!kept || !here) return;
                const next = casesOf(here).map((held, j) => (j === i ? { ...held, condition: { ...condition(held), value: rewrite(kept.holder) } } : held));
                setDefinition(replaceStep(kept.definition, { ...here, cases: next as Json[] }), `cases.${i}.keep`);
              }} />
          </li>
        ))}
      </ol>
      <Button icon="i-plus" label={t('Thêm trường hợp')} onClick={() => write([...cases, { label: unlike('Case', [...labels, 'Default']), condition: { type: 'JavaScript', value: '' } }], `add${cases.length}`)} />
    </Group>
  );
}
