/** A country as `GET /api/v1/country` lists it (docs/upstream/countries.md section 2). */
export interface Country {
  readonly id: number;
  readonly name: string;
  readonly iso_code: string;
  readonly country_code: string;
  readonly mcc: string;
}

type Row = readonly [id: number, iso: string, dialling: string, mcc: string, name: string];

/** Real countries, one entry each: the excerpt of docs/upstream/countries.md section 3. */
const geographicRows: readonly Row[] = [
  [12, 'am', '374', '283', 'Armenia'],
  [14, 'au', '61', '505', 'Australia'],
  [15, 'at', '43', '232', 'Austria'],
  [22, 'be', '32', '206', 'Belgium'],
  [30, 'br', '55', '724', 'Brazil'],
  [33, 'bg', '359', '284', 'Bulgaria'],
  [38, 'ca', '1', '302', 'Canada'],
  [44, 'cn', '86', '460', 'China'],
  [49, 'hr', '385', '219', 'Croatia'],
  [52, 'cz', '420', '230', 'Czech Republic'],
  [54, 'dk', '45', '238', 'Denmark'],
  [62, 'ee', '372', '248', 'Estonia'],
  [67, 'fi', '358', '244', 'Finland'],
  [68, 'fr', '33', '208', 'France'],
  [69, 'fg', '594', '340', 'French Guiana'],
  [74, 'de', '49', '262', 'Germany'],
  [77, 'gr', '30', '202', 'Greece'],
  [89, 'hu', '36', '216', 'Hungary'],
  [91, 'in', '91', '404', 'India'],
  [96, 'ie', '353', '272', 'Ireland'],
  [98, 'it', '39', '222', 'Italy'],
  [100, 'jp', '81', '440', 'Japan'],
  [117, 'lu', '352', '270', 'Luxembourg'],
  [129, 'mx', '52', '334', 'Mexico'],
  [141, 'nl', '31', '204', 'Netherlands'],
  [142, '', '599', '362', 'Dutch Caribbean'],
  [144, 'nz', '64', '530', 'New Zealand'],
  [148, 'no', '47', '242', 'Norway'],
  [157, 'pl', '48', '260', 'Poland'],
  [158, 'pt', '351', '268', 'Portugal'],
  [163, 'ro', '40', '226', 'Romania'],
  [176, 'sg', '65', '525', 'Singapore'],
  [177, 'sk', '421', '231', 'Slovakia'],
  [178, 'si', '386', '293', 'Slovenia'],
  [181, 'za', '27', '655', 'South Africa'],
  [183, 'es', '34', '214', 'Spain'],
  [189, 'se', '46', '240', 'Sweden'],
  [190, 'ch', '41', '228', 'Switzerland'],
  [205, 'gb', '44', '234', 'United Kingdom'],
  [206, 'ua', '380', '255', 'Ukraine'],
  [207, 'ae', '971', '424', 'United Arab Emirates'],
  [208, 'us', '1', '310', 'United States'],
  [221, 'xk', '383', '221', 'Kosovo'],
  [225, 'civ', '225', '612', "Cote d'Ivoire"],
];

/** Doubles by MCC and entries that are no country: docs/upstream/countries.md section 4. */
const otherRows: readonly Row[] = [
  [0, '', '', '', 'ANY'],
  [92, 'in', '91', '405', 'India'],
  [209, 'us', '1', '311', 'United States'],
  [210, 'us', '1', '316', 'United States'],
  [219, '', '870', '901', 'Non-terrestrial 219'],
  [224, '', '882', '901', 'Non-terrestrial 224'],
  [226, '', '356', '901', 'Malta'],
  [227, 'us', '1', '312', 'United States'],
  [229, 'us', '1', '313', 'United States'],
  [234, '', '883', '901', 'Non-terrestrial 234'],
  [999, 'p3', '999', '999', 'Test'],
];

const toCountry = ([id, iso_code, country_code, mcc, name]: Row): Country => ({
  id,
  name,
  country_code,
  mcc,
  iso_code,
});

/** What `geographic=true` leaves, by ascending id. */
export const geographicCountries: readonly Country[] = geographicRows.map(toCountry);

/** The whole list, by ascending id. */
export const allCountries: readonly Country[] = [...geographicRows, ...otherRows]
  .map(toCountry)
  .sort((left, right) => left.id - right.id);

const countriesById = new Map(allCountries.map((country) => [country.id, country]));

/**
 * Finds a country, doubles included.
 * @param id the vendor's id
 */
export function findCountry(id: number): Country | undefined {
  return countriesById.get(id);
}
