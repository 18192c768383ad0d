import { CasesField } from '../conditions/CasesField';
import { ConditionField } from '../conditions/ConditionField';
import { keepResult } from '../conditions/sources';
import { SelectField } from '../fields/Choice';
import { Group } from '../fields/Field';
import { ValueField } from '../fields/ValueField';
import { OutcomesField } from '../outcomes/OutcomesField';
import { OutcomeWords } from '../outcomes/OutcomeWords';
import { outcomeWords, withOutcomeWords } from '../outcomes/outcomes';
import { readInput, textOf, writeInput } from '../reading/inputs';
import { findStep, replaceStep } from '../reading/steps';
import { useRoom } from '../room';
import { simply } from './Frame';

/** The condition of a decision or loop. A condition that is a variable or a literal is shown in its own way. */
function Condition({ label }: { label: string }) {
  const { activity, definition, set, setDefinition } = useRoom();
  const input = readInput(activity, 'condition');
  const fresh = input === null || (input.type === 'Literal' && textOf(input) === '');
  if (!fresh && input.type !== 'JavaScript') return <ValueField name="condition" label={label} typeName="Boolean" ways={['text', 'script', 'variable']} />;
  return (
    <ConditionField label={label} language="JavaScript" script={fresh ? '' : textOf(input)} onChange={(script) => set(writeInput(activity, 'condition', 'JavaScript', script, 'Boolean'), 'condition')}
      onKeep={(step, rewrite) => {
        const kept = keepResult(definition, step);
        const here = kept && findStep(kept.definition, activity.id);
        if (kept && here) setDefinition(replaceStep(kept.definition, writeInput(here, 'condition', 'JavaScript', rewrite(kept.holder), 'Boolean')), 'condition.keep');
      }} />
  );
}

function Ways({ codes }: { codes: readonly (readonly [string, string])[] }) {
  const { activity, t, set } = useRoom();
  return (
    <Group label={t('Lời trên các lối ra')}>
      {codes.map(([code, label]) => (
        <OutcomeWords key={code} code={label} label={label} words={outcomeWords(activity, code)} onChange={(language, text) => set(withOutcomeWords(activity, code, code, language, text), `outcomes.${code}.${language}`)} />
      ))}
    </Group>
  );
}

export const DecisionPanel = simply(['condition'], function Decision() {
  const { t } = useRoom();
  return <><Condition label={t('Điều kiện')} /><Ways codes={[['True', t('Lối đúng')], ['False', t('Lối sai')]]} /></>;
});

export const ConditionPanel = simply(['condition'], function Looped() {
  const { t } = useRoom();
  return <Condition label={t('Điều kiện')} />;
});

export const SwitchPanel = simply(['cases', 'mode'], function Switch() {
  const { activity, t, set } = useRoom();
  return (
    <>
      <CasesField />
      {activity.type === 'Elsa.FlowSwitch' ? <Ways codes={[['Default', t('Lối còn lại')]]} /> : null}
      <SelectField label={t('Khi nhiều trường hợp cùng đúng')} value={textOf(readInput(activity, 'mode')).replace(/^0$/, 'MatchFirst').replace(/^1$/, 'MatchAny')} empty={t('chọn trường hợp đầu tiên')}
        options={[{ value: 'MatchFirst', label: t('chọn trường hợp đầu tiên') }, { value: 'MatchAny', label: t('đi mọi trường hợp đúng') }]} onChange={(mode) => set(writeInput(activity, 'mode', 'Literal', mode || 'MatchFirst', 'SwitchMode'), 'mode')} />
    </>
  );
});

export const ForkPanel = simply(['branches'], function Fork() {
  const { t } = useRoom();
  return <OutcomesField input="branches" label={t('Các nhánh')} item={'Nhánh {0}'} fresh="Branch" hint={t('Các nhánh chạy cùng lúc; nối mỗi nhánh tới bước đầu của nó.')} />;
});

export const JoinPanel = simply(['mode'], function Join() {
  const { activity, t, set } = useRoom();
  const input = readInput(activity, 'mode');
  if (input && input.type !== 'Literal') return <ValueField name="mode" label={t('Chờ thế nào')} />;
  return (
    <SelectField label={t('Chờ thế nào')} value={textOf(input) || 'WaitAny'} onChange={(mode) => set(writeInput(activity, 'mode', 'Literal', mode, 'FlowJoinMode'), 'mode')}
      options={[{ value: 'WaitAll', label: t('chờ đủ mọi nhánh vẽ tới đây') }, { value: 'WaitAllActive', label: t('chờ đủ các nhánh đã thực sự chạy') }, { value: 'WaitAny', label: t('nhánh đầu tiên tới là đi tiếp') }]} />
  );
});
