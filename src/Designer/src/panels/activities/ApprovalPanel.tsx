import type { PanelProps } from '../../model/definition';
import { DeadlineField } from '../deadline/DeadlineField';
import { CheckField, Select, SelectField } from '../fields/Choice';
import { ErrorLine, Group } from '../fields/Field';
import { ValueField } from '../fields/ValueField';
import { OutcomeWords } from '../outcomes/OutcomeWords';
import { outcomeWords, withOutcomeWords } from '../outcomes/outcomes';
import { readWhos } from '../people/address';
import { WhoField } from '../people/WhoField';
import { clearInput, readInput, textOf, textsOf, writeInput, writeObject } from '../reading/inputs';
import { chartOf, stepName, stepsBefore, stepsOf } from '../reading/steps';
import { RemindersField } from '../reminders/RemindersField';
import { useRoom } from '../room';
import { sayIn } from '../words';
import { Frame } from './Frame';
import { LegalBasis } from './LegalBasis';
import { NameFields } from './NameFields';
import { ResultField } from './ResultField';

const shown = ['title', 'instructions', 'approvers', 'quorum', 'due', 'reminders', 'reviews', 'returnTo', 'legalBasis', 'result'];

/** VanQuan.Approval: who decides, on what, how many have to agree, and where returned work goes. */
export function ApprovalPanel(props: PanelProps) {
  const t = sayIn(props.context.language);
  const work = (
    <>
      <NameFields />
      <ValueField name="title" label={t('Tiêu đề việc')} required />
      <WhoField name="approvers" label={t('Người duyệt')} required several hint={t('Không ai tự duyệt việc của mình; khi trùng, việc lên cấp trên kế tiếp.')} />
      <QuorumField />
      <ReviewsField />
      <ReturnField />
      <ValueField name="instructions" label={t('Hướng dẫn')} long />
      <DecisionWords />
      <LegalBasis />
      <ResultField />
    </>
  );
  return <Frame {...props} shown={shown} sheets={[
    { key: 'work', label: t('Việc'), body: work }, { key: 'due', label: t('Hạn'), body: <DeadlineField name="due" label={t('Hạn của bước này')} /> }, { key: 'remind', label: t('Nhắc'), body: <RemindersField /> },
  ]} />;
}

/** All of the approvers, or some number of them. */
function QuorumField() {
  const { activity, t, set, readOnly } = useRoom();
  const input = readInput(activity, 'quorum');
  const whos = readWhos(readInput(activity, 'approvers'));
  if (input && input.type !== 'Literal') return <ValueField name="quorum" label={t('Cần bao nhiêu người đồng ý')} typeName="Int32" />;
  const count = textOf(input);
  const wrong = input !== null && !/^[1-9]\d{0,2}$/.test(count) ? t('Cần là số từ 1.') : whos && input !== null && Number(count) > whos.length ? t('Nhiều hơn số người duyệt đã chọn ({0}).', whos.length) : null;
  return (
    <Group label={t('Cần bao nhiêu người đồng ý')}>
      <div className="row quorum">
        <Select aria-label={t('Tất cả hay một số người duyệt')} value={input === null ? 'all' : 'some'} options={[{ value: 'all', label: t('tất cả') }, { value: 'some', label: t('ít nhất') }]}
          onChange={(to) => set(to === 'all' ? clearInput(activity, 'quorum') : writeInput(activity, 'quorum', 'Literal', 1, 'Int32'), 'quorum')} />
        {input === null ? null : <input aria-label={t('Số người đồng ý')} inputMode="numeric" value={count} readOnly={readOnly} aria-invalid={wrong ? true : undefined}
          onChange={(e) => set(writeInput(activity, 'quorum', 'Literal', /^\d{1,3}$/.test(e.target.value) ? Number(e.target.value) : e.target.value, 'Int32'), 'quorum')} />}
        <span>{input === null ? null : whos ? t('trong {0} người duyệt', whos.length) : t('trong số người duyệt')}</span>
      </div>
      {wrong ? <ErrorLine text={wrong} /> : null}
    </Group>
  );
}

/** The tasks under review: they wait for the decision after they are handed in. */
function ReviewsField() {
  const { activity, definition, language, t, set } = useRoom();
  const held = textsOf(readInput(activity, 'reviews'));
  if (held === null) return <ValueField name="reviews" label={t('Duyệt kết quả của')} typeName="List<String>" ways={['json']} />;
  const before = stepsBefore(definition, activity.id);
  const tasks = stepsOf(definition).map((step) => step.activity).filter((step) => step.type === 'VanQuan.UserTask' && (before.has(step.id) || held.includes(step.id)));
  const missing = held.filter((id) => !tasks.some((task) => task.id === id));
  const toggle = (id: string, on: boolean) => {
    const next = on ? [...held, id] : held.filter((one) => one !== id);
    set(next.length === 0 ? clearInput(activity, 'reviews') : writeObject(activity, 'reviews', next, 'List<String>'), 'reviews');
  };
  return (
    <Group label={t('Duyệt kết quả của')} hint={tasks.length === 0 ? t('Chưa có việc nào đi trước bước này trên sơ đồ.') : t('Việc đã chọn sẽ chờ quyết định sau khi nộp.')}>
      {tasks.map((task) => <CheckField key={task.id} label={stepName(task, language)} checked={held.includes(task.id)} onChange={(on) => toggle(task.id, on)} />)}
      {missing.map((id) => <CheckField key={id} label={t('{0} (không còn trong quy trình)', id)} checked onChange={() => toggle(id, false)} />)}
    </Group>
  );
}

/** Where returned work goes while the outcome Returned is not connected. */
function ReturnField() {
  const { activity, definition, language, t, set } = useRoom();
  const input = readInput(activity, 'returnTo');
  if (input && input.type !== 'Literal') return <ValueField name="returnTo" label={t('Trả lại về bước')} />;
  const chart = chartOf(definition, activity.id);
  const steps = stepsOf(definition).filter((step) => step.inside.at(-1) === chart?.id && step.activity.id !== activity.id && step.activity.type.startsWith('VanQuan.'));
  return (
    <SelectField label={t('Trả lại về bước')} value={textOf(input)} empty={t('theo đường nối “Trả lại” trên sơ đồ')} options={steps.map((step) => ({ value: step.activity.id, label: stepName(step.activity, language) }))}
      hint={t('Dùng khi không nối “Trả lại”: bước ấy làm lại, với mọi thứ đã nhập.')}
      onChange={(id) => set(id === '' ? clearInput(activity, 'returnTo') : writeInput(activity, 'returnTo', 'Literal', id), 'returnTo')} />
  );
}

/** The three decisions may be called otherwise. */
function DecisionWords() {
  const { activity, t, set } = useRoom();
  const decisions = [['Approved', t('Đồng ý')], ['Returned', t('Trả lại')], ['Rejected', t('Từ chối')]] as const;
  return (
    <Group label={t('Lời của quyết định')} hint={t('Để trống thì dùng lời thường lệ.')}>
      {decisions.map(([code, label]) => (
        <OutcomeWords key={code} code={label} label={label} words={outcomeWords(activity, code)} onChange={(language, text) => set(withOutcomeWords(activity, code, code, language, text), `outcomes.${code}.${language}`)} />
      ))}
    </Group>
  );
}
