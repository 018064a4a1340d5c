import { contactFields } from '@contacts/domain/core';

/** What people and other systems call the fields; only for suggestions. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  type: ['contacttype', 'kind', 'role', 'typ', 'art'],
  name: ['fullname', 'contactname', 'contact', 'person', 'firstname', 'lastname', 'surname', 'nachname'],
  title: ['salutation', 'honorific', 'titel', 'anrede', 'prefix'],
  department: ['dept', 'division', 'unit', 'abteilung'],
  street: ['address', 'addressline1', 'address1', 'streetaddress', 'strasse', 'straße', 'adresse'],
  zipcode: ['zip', 'postcode', 'postalcode', 'plz', 'postleitzahl'],
  city: ['town', 'place', 'ort', 'stadt', 'locality'],
  country: ['countrycode', 'countryiso', 'land', 'nation', 'countryid'],
  email: ['mail', 'emailaddress', 'mailaddress', 'epost'],
  phone: ['telephone', 'tel', 'phonenumber', 'telefon', 'landline'],
  mobile: ['cell', 'cellphone', 'mobilephone', 'mobilenumber', 'handy', 'mobil'],
  state: ['province', 'region', 'county', 'bundesland'],
  secondary_address: ['addressline2', 'address2', 'addresssupplement', 'adresszusatz', 'building'],
  purchase_order_number: ['po', 'ponumber', 'purchaseorder', 'ordernumber', 'bestellnummer'],
};

/**
 * The field that a column names by itself.
 * @returns undefined when the name is none of a field, whatever its case, spaces and hyphens
 */
export function fieldNamed(column: string): string | undefined {
  const wanted = plain(column);
  return contactFields.find((field) => plain(field) === wanted);
}

/** The field that is probably meant by a column whose name is none of a field. */
export function suggestField(column: string): string | undefined {
  const wanted = plain(column);
  if (wanted === '') return undefined;
  return (
    contactFields.find((field) => otherNames[field]?.includes(wanted)) ??
    contactFields.find((field) => wanted.length > 3 && isOneEditAway(wanted, plain(field))) ??
    contactFields.find((field) => wanted.includes(plain(field)))
  );
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether two texts differ by one letter that is missing, too many, wrong, or swapped with its neighbour. */
function isOneEditAway(left: string, right: string): boolean {
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  const [a, b] = [left.slice(start), right.slice(start)];
  return (
    a.slice(1) === b ||
    a === b.slice(1) ||
    a.slice(1) === b.slice(1) ||
    (a.slice(2) === b.slice(2) && a[0] === b[1] && a[1] === b[0])
  );
}
