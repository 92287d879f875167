/** What says who a person is, taken out of a text before somebody else's machine reads it: addresses, phone numbers, identity numbers. */
const mail = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu;
/** Chinese mobiles, and numbers that begin with a country's code. */
const phone = /(?<![\d.])(?:\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d(?:[ -]?\d){5,12}|1[3-9]\d(?:[ -]?\d{4}){2})(?!\d)/g;
const identity = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g;

export const maskPeople = (text: string): string =>
  text.replace(mail, "[mail]").replace(identity, "[identity number]").replace(phone, "[phone]");
