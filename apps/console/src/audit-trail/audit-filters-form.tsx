import type { SubmitEvent } from 'react';
import { useTexts } from '../language/texts.js';
import { choices } from './audit-catalogue.js';
import { filterNames, readFilters, type AuditFilters, type FilterName } from './audit-query.js';
import { auditTrailTexts } from './audit-trail-texts.js';

interface AuditFiltersFormProps {
  readonly filters: AuditFilters;
  readonly onApply: (filters: Record<string, string>) => void;
}

/** Chooses which events are shown. */
export function AuditFiltersForm({ filters, onApply }: AuditFiltersFormProps) {
  const texts = useTexts(auditTrailTexts);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim() : '',
    ]);
    onApply({ ...readFilters(new URLSearchParams(given)) });
  };
  return (
    <details className="filters" open={Object.keys(filters).length > 0}>
      <summary>{texts.filters}</summary>
      <form onSubmit={submit}>
        <div className="fields">
          {filterNames.map((name) => (
            <div className="field" key={name}>
              <label htmlFor={`filter-${name}`}>{texts[name]}</label>
              <Filter name={name} value={filters[name] ?? ''} />
            </div>
          ))}
        </div>
        <div className="actions">
          <button className="primary">{texts.apply}</button>
          <button type="button" onClick={() => onApply({})}>
            {texts.clear}
          </button>
        </div>
      </form>
    </details>
  );
}

function Filter({ name, value }: { name: FilterName; value: string }) {
  const texts = useTexts(auditTrailTexts);
  const control = { id: `filter-${name}`, name, defaultValue: value };
  if (name === 'action' || name === 'outcome') {
    return (
      <select {...control}>
        <option value="">{texts.any}</option>
        {choices[name].map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  }
  const isTime = name === 'since' || name === 'until';
  return <input type={isTime ? 'datetime-local' : 'text'} autoComplete="off" {...control} />;
}
