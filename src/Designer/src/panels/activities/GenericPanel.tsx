import type { PanelProps } from '../../model/definition';
import { ValueField } from '../fields/ValueField';
import { sayIn } from '../words';
import { Frame } from './Frame';
import { MailToField } from './MailToField';
import { NameFields } from './NameFields';
import { RawField, restOf } from './RawFields';

/** Inputs of Elsa's small activities, so that they can be set before they stand in the definition. Long texts and scripts by their names. */
const inputs: Record<string, readonly (readonly [name: string, typeName: string])[]> = {
  'Elsa.WriteLine': [['text', 'String']], 'Elsa.Fault': [['message', 'String']], 'Elsa.Correlate': [['correlationId', 'String']], 'Elsa.SetName': [['value', 'String']],
  'Elsa.RunJavaScript': [['script', 'String']], 'Elsa.SetOutput': [['outputName', 'String'], ['outputValue', 'Object']], 'Elsa.RunTask': [['taskName', 'String'], ['payload', 'Object']],
  'Elsa.PublishEvent': [['eventName', 'String'], ['payload', 'Object'], ['correlationId', 'String']], 'Elsa.SendEmail': [['to', 'List<String>'], ['subject', 'String'], ['body', 'String']],
  'Elsa.For': [['start', 'Int32'], ['end', 'Int32'], ['step', 'Int32']], 'Elsa.ForEach': [['items', 'Object']], 'Elsa.ParallelForEach': [['items', 'Object']], 'Elsa.Complete': [['outcomes', 'List<String>']],
};

/** Any activity, known or not: every input it has, each in the way it is written, and nothing of it lost. */
export function GenericPanel(props: PanelProps) {
  const t = sayIn(props.context.language);
  const known = inputs[props.activity.type] ?? [];
  const rest = restOf(props.activity, known.map(([name]) => name));
  const words: Record<string, string> = {
    text: t('Chữ'), message: t('Lời báo lỗi'), correlationId: t('Mã liên hệ'), value: t('Giá trị'), script: t('Đoạn mã'), outputName: t('Tên đầu ra'), outputValue: t('Giá trị đầu ra'), taskName: t('Tên việc'),
    payload: t('Dữ liệu kèm theo'), eventName: t('Tên sự kiện'), to: t('Người nhận'), subject: t('Tiêu đề thư'), body: t('Lời thư'), start: t('Từ'), end: t('Đến'), step: t('Bước nhảy'), items: t('Danh sách'), outcomes: t('Lối ra'),
  };
  const body = (
    <>
      <NameFields />
      {known.map(([name, typeName]) => name === 'to' ? <MailToField key={name} /> : <ValueField key={name} name={name} label={words[name] ?? name} typeName={typeName} ways={['text', 'script', 'variable', 'input']} long={name === 'script' || name === 'body'} />)}
      {rest.map((name) => <RawField key={name} name={name} />)}
      {known.length + rest.length === 0 ? <p className="small muted">{t('Bước này không có gì để đặt thêm.')}</p> : null}
    </>
  );
  return <Frame {...props} shown={[...known.map(([name]) => name), ...rest]} sheets={[{ key: 'work', label: t('Việc'), body }]} />;
}
