import { LegalBasisField } from '../deadline/LegalBasisField';
import { ValueField } from '../fields/ValueField';
import { clearInput, readInput, textOf, writeInput } from '../reading/inputs';
import { useRoom } from '../room';

/** The legal basis of a step with its standing; an expression is left to experts. */
export function LegalBasis() {
  const { activity, t, set } = useRoom();
  const input = readInput(activity, 'legalBasis');
  if (input && input.type !== 'Literal') return <ValueField name="legalBasis" label={t('Căn cứ pháp lý')} />;
  return (
    <LegalBasisField label={t('Căn cứ pháp lý')} value={textOf(input)}
      onChange={(text) => set(text === '' ? clearInput(activity, 'legalBasis') : writeInput(activity, 'legalBasis', 'Literal', text), 'legalBasis')} />
  );
}
