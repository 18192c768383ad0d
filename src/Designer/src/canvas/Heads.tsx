const tones = ['plain', 'accent', 'late', 'ok', 'soon', 'done'];

/** The arrow heads, one for each tone a connection can have. */
export const Heads = () => (
  <svg className="heads" aria-hidden="true">
    <defs>
      {tones.map((tone) => (
        <marker key={tone} id={`head-${tone}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse">
          <path className="head" data-tone={tone} d="M0 0 8 4 0 8z" />
        </marker>
      ))}
    </defs>
  </svg>
);
