/**
 * What counts as a missing value: a field that is not there, or holds another kind of thing than the expression expects.
 * Such a value never fails a run; a comparison with it is false. Anything else (a division by zero) is the expression's failure.
 */
const missingCodes = new Set([
  "no_such_key",
  "unknown_variable",
  "index_out_of_bounds",
  "index_out_of_range",
  "field_type_mismatch",
  "list_item_type_mismatch",
  "variable_type_mismatch",
  "no_such_overload",
  "no_matching_overload",
  "unsupported_type",
  "invalid_index_type",
  "invalid_comprehension_range",
  "invalid_list_element_type",
  "invalid_comparison_type",
  "invalid_logical_operand",
  "invalid_condition_type",
  "bool_conversion_error",
  "int_conversion_error",
  "double_conversion_error",
  "uint_conversion_error",
  "invalid_timestamp",
  "invalid_duration",
  "currency_mismatch",
  "not_an_amount",
  "no_such_time",
]);

export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && missingCodes.has(String(error.code));
}
