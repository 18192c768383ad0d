import { Group } from '../fields/Field';
import { Button } from '../fields/Text';
import { ValueField } from '../fields/ValueField';
import { moved } from '../forms/form';
import { movePort } from '../reading/change';
import { unlike } from '../reading/naming';
import { useRoom } from '../room';
import { OutcomeWords } from './OutcomeWords';
import { codeAfter, namedOutcomes, outcomeWords, withoutOutcome, withOutcomeWords, writeOutcomes } from './outcomes';

interface Props {
  input: string;
  label: string;
  hint: string;
  item: string;
  /** The code a first item is born with. */
  fresh: string;
  /** The one outcome there is while none is named. */
  silent?: string;
}

/** Ways out that a designer names: outcomes of a task, branches of a fork. Their words stand in the metadata, their codes on the connections. */
export function OutcomesField({ input, label, hint, item, fresh, silent }: Props) {
  const { activity, definition, t, set, setDefinition } = useRoom();
  const named = namedOutcomes(activity, input);
  if (named === undefined) return <ValueField name={input} label={label} typeName="List<String>" ways={['script', 'json']} hint={t('Viết tay: bảng chọn chưa đọc được, nội dung giữ nguyên.')} />;
  const codes = named.length === 0 && silent !== undefined ? [silent] : named;
  const rename = (i: number, language: 'vi' | 'en', text: string) => {
    const before = codes[i]!;
    const code = codeAfter(activity, before, language, text, codes.filter((_, j) => j !== i), definition);
    const worded = withOutcomeWords(activity, before, code, language, text);
    if (code === before) return set(worded, `${input}.${i}.${language}`);
    setDefinition(movePort(definition, writeOutcomes(worded, input, codes.map((held, j) => (j === i ? code : held))), before, code), `${input}.${i}.${language}`);
  };
  const remove = (i: number) =>
    setDefinition(movePort(definition, writeOutcomes(withoutOutcome(activity, codes[i]!), input, codes.filter((_, j) => j !== i)), codes[i]!, null), `${input}.remove`);
  return (
    <Group label={label} hint={hint}>
      {codes.map((code, i) => (
        <OutcomeWords key={i} code={code} label={t(item, i + 1)} words={outcomeWords(activity, code)} onChange={(language, text) => rename(i, language, text)}
          onUp={i > 0 ? () => set(writeOutcomes(activity, input, moved(codes, i, i - 1)), `${input}.order`) : undefined} onRemove={codes.length > 1 ? () => remove(i) : undefined} />
      ))}
      <Button icon="i-plus" label={t('Thêm')} describe={t('Thêm: {0}', label)} onClick={() => set(writeOutcomes(activity, input, [...codes, unlike(fresh, codes)]), `${input}.add${codes.length}`)} />
    </Group>
  );
}
