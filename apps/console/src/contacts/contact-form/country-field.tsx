import { useCountries } from '../../countries/use-countries.js';
import { useTexts } from '../../language/texts.js';
import { FieldFrame } from './field-frame.js';
import { fieldTexts } from './field-texts.js';
import { ListFailure } from './list-failure.js';
import { useField } from './use-field.js';

/** The country: the browser's own list that is searched by typing. */
export function CountryField() {
  const texts = useTexts(fieldTexts);
  const { query, countries } = useCountries();
  const { control, ...frame } = useField('country', true);
  return (
    <FieldFrame field="country" hint={texts.countryHint} {...frame}>
      <input type="text" list="countries" {...control} />
      <datalist id="countries">
        {countries.all.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <ListFailure query={query} />
    </FieldFrame>
  );
}
