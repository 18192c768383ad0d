import { type ReactNode, useId } from 'react';

export interface FieldIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  required?: boolean | undefined;
  /** The label is for screen readers only; what stands around the field says it to everybody else. */
  quietLabel?: boolean;
  children(ids: FieldIds): ReactNode;
}

/** A label, a control, and below it the hint and the error that describe it. */
export function Field({ label, hint, error, required, quietLabel, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-h` : '', error ? `${id}-e` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className={quietLabel ? 'vh' : undefined}>{label}{required ? <span className="req"> *</span> : null}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint ? <span className="hint" id={`${id}-h`}>{hint}</span> : null}
      {error ? <ErrorLine id={`${id}-e`} text={error} /> : null}
    </div>
  );
}

export const ErrorLine = ({ id, text }: { id?: string; text: string }) => (
  <span className="err" id={id}><span className="i i-late" aria-hidden="true" />{text}</span>
);

/** Controls that belong together under one name. */
export function Group({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <div className="field" role="group" aria-labelledby={id} aria-describedby={hint ? `${id}-h` : undefined}>
      <span className="label" id={id}>{label.replace(/ \*$/, '')}{label.endsWith(' *') ? <span className="req"> *</span> : null}</span>
      {hint ? <span className="hint" id={`${id}-h`}>{hint}</span> : null}
      {children}
    </div>
  );
}
