import { cloneElement, type ReactElement } from 'react';

interface Control {
  readonly id?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string | undefined;
}

/** One control with its label and what is wrong with it. */
export function Field({
  id,
  label,
  wrong,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly wrong?: string | undefined;
  readonly children: ReactElement<Control>;
}) {
  const more: Control =
    wrong === undefined ? { id } : { id, 'aria-invalid': true, 'aria-describedby': `${id}-loi` };
  return (
    <div className="ban-o">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, more)}
      {wrong !== undefined && (
        <span className="loi" id={`${id}-loi`}>
          {wrong}
        </span>
      )}
    </div>
  );
}
