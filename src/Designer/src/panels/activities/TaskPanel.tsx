import type { PanelProps } from '../../model/definition';
import { DeadlineField } from '../deadline/DeadlineField';
import { ValueField } from '../fields/ValueField';
import { FormBuilder } from '../forms/FormBuilder';
import { OutcomesField } from '../outcomes/OutcomesField';
import { WhoField } from '../people/WhoField';
import { RemindersField } from '../reminders/RemindersField';
import { sayIn } from '../words';
import { EvidenceField } from './EvidenceField';
import { Frame } from './Frame';
import { LegalBasis } from './LegalBasis';
import { NameFields } from './NameFields';
import { ResultField } from './ResultField';

const shown = ['title', 'instructions', 'assignee', 'cooperating', 'due', 'reminders', 'form', 'evidenceRequired', 'deliverable', 'legalBasis', 'outcomes', 'result'];

/** VanQuan.UserTask: who does what, until when, who is reminded, what is handed in. */
export function TaskPanel(props: PanelProps) {
  const t = sayIn(props.context.language);
  const work = (
    <>
      <NameFields />
      <ValueField name="title" label={t('Tiêu đề việc')} required hint={t('Người làm và thư nhắc đọc dòng này.')} />
      <WhoField name="assignee" label={t('Người thực hiện')} required />
      <WhoField name="cooperating" label={t('Phối hợp')} several />
      <ValueField name="instructions" label={t('Hướng dẫn')} long />
      <OutcomesField input="outcomes" label={t('Kết quả')} item={'Kết quả {0}'} fresh="Outcome" silent="Done" hint={t('Mỗi kết quả là một lối ra trên sơ đồ; hãy nối đủ.')} />
      <ValueField name="deliverable" label={t('Sản phẩm')} />
      <LegalBasis />
    </>
  );
  const form = <><FormBuilder /><EvidenceField /><ResultField /></>;
  return <Frame {...props} shown={shown} sheets={[
    { key: 'work', label: t('Việc'), body: work }, { key: 'due', label: t('Hạn'), body: <DeadlineField name="due" label={t('Hạn của bước này')} /> },
    { key: 'remind', label: t('Nhắc'), body: <RemindersField /> }, { key: 'form', label: t('Biểu mẫu'), body: form },
  ]} />;
}
