import type { Bilingual } from '../../model/definition';
import { Button, TextField } from '../fields/Text';
import { useRoom } from '../room';

interface Props {
  code: string;
  label: string;
  words: Bilingual;
  onChange(language: 'vi' | 'en', text: string): void;
  onUp?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
}

/** The words of one way out, in both languages. A code that follows the Vietnamese ones is shown for experts; a fixed one is not. */
export function OutcomeWords({ code, label, words, onChange, onUp, onRemove }: Props) {
  const { t } = useRoom();
  return (
    <div className="outcome">
      <TextField label={t('{0}, tiếng Việt', label)} value={words.vi} placeholder={code} onChange={(text) => onChange('vi', text)} quietLabel />
      <TextField label={t('{0}, tiếng Anh', label)} value={words.en} placeholder={t('tiếng Anh')} onChange={(text) => onChange('en', text)} quietLabel />
      {onUp ? <Button bare icon="i-down flip" label={t('Đưa lên: {0}', words.vi || code)} onClick={onUp} /> : <span />}
      {onRemove ? <Button bare icon="i-x" label={t('Bỏ “{0}” và đường nối của nó', words.vi || code)} onClick={onRemove} /> : <span />}
      {code === label ? null : <small className="muted code-of">{t('mã {0}', code)}</small>}
    </div>
  );
}
