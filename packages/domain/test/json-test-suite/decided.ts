import type { StrictJsonReason } from '../../src/index.js';

/**
 * Cases of the public JSON parsing test suite (nst/JSONTestSuite) in which parsers differ (`i_`), or which most accept
 * with a loss (`y_`), and what is decided here. The names are that suite's.
 */
export const decided: readonly (readonly [
  name: string,
  text: string,
  decision: StrictJsonReason | 'accepted',
])[] = [
  ['i_number_double_huge_neg_exp', '[123.456e-789]', 'accepted'],
  ['i_number_real_underflow', '[123e-10000000]', 'accepted'],
  ['i_number_huge_exp', `[0.4e0066999999999999999${'9'.repeat(100)}69999999006]`, 'number_overflow'],
  ['i_number_neg_int_huge_exp', '[-1e+9999]', 'number_overflow'],
  ['i_number_pos_double_huge_exp', '[1.5e+9999]', 'number_overflow'],
  ['i_number_real_neg_overflow', '[-123123e100000]', 'number_overflow'],
  ['i_number_real_pos_overflow', '[123123e100000]', 'number_overflow'],
  ['i_number_too_big_neg_int', '[-123123123123123123123123123123]', 'unsafe_integer'],
  ['i_number_too_big_pos_int', '[100000000000000000000]', 'unsafe_integer'],
  ['i_number_very_big_negative_int', '[-237462374673276894279832749832423479823246327846]', 'unsafe_integer'],
  ['y_number', '[123e65]', 'unsafe_integer'],
  ['y_number_real_capital_e', '[1E22]', 'unsafe_integer'],
  ['y_number_real_exponent', '[123e45]', 'unsafe_integer'],
  ['y_number_real_fraction_exponent', '[123.456e78]', 'unsafe_integer'],
  ['y_object_duplicated_key', '{"a":"b","a":"c"}', 'duplicate_key'],
  ['y_object_duplicated_key_and_value', '{"a":"b","a":"b"}', 'duplicate_key'],
  ['i_object_key_lone_2nd_surrogate', '{"\\uDFAA":0}', 'lone_surrogate'],
  ['i_string_1st_surrogate_but_2nd_missing', '["\\uDADA"]', 'lone_surrogate'],
  ['i_string_1st_valid_surrogate_2nd_invalid', '["\\uD888\\u1234"]', 'lone_surrogate'],
  ['i_string_incomplete_surrogate_and_escape_valid', '["\\uD800\\n"]', 'lone_surrogate'],
  ['i_string_incomplete_surrogate_pair', '["\\uDd1ea"]', 'lone_surrogate'],
  ['i_string_incomplete_surrogates_escape_valid', '["\\uD800\\uD800\\n"]', 'lone_surrogate'],
  ['i_string_invalid_lonely_surrogate', '["\\ud800"]', 'lone_surrogate'],
  ['i_string_invalid_surrogate', '["\\ud800abc"]', 'lone_surrogate'],
  ['i_string_inverted_surrogates_U+1D11E', '["\\uDd1e\\uD834"]', 'lone_surrogate'],
  ['i_string_lone_second_surrogate', '["\\uDFAA"]', 'lone_surrogate'],
  ['i_structure_500_nested_arrays', '['.repeat(500) + ']'.repeat(500), 'too_deep'],
  ['i_structure_UTF-8_BOM_empty_object', '\ufeff{}', 'byte_order_mark'],
];
