import { frameTexts } from '../frame/frame-texts.js';
import { language, type Language } from '../language/language.js';
import { useTexts } from '../language/texts.js';
import { theme } from '../theme/theme.js';
import { useStore } from '../store/store.js';
import type { Preference } from './preference.js';

const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** Chooses language and theme. */
export function PreferencesForm() {
  const texts = useTexts(frameTexts);
  return (
    <div className="preferences">
      <Choice label={texts.language} preference={language} names={languageNames} />
      <Choice label={texts.theme} preference={theme} names={texts} />
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly preference: Preference<T>;
  readonly names: Readonly<Record<T, string>>;
}

function Choice<T extends string>({ label, preference, names }: ChoiceProps<T>) {
  const current = useStore(preference);
  return (
    <label>
      {label}
      <select value={current} onChange={(event) => preference.set(event.target.value as T)}>
        {preference.choices.map((choice) => (
          <option key={choice} value={choice}>
            {names[choice]}
          </option>
        ))}
      </select>
    </label>
  );
}
