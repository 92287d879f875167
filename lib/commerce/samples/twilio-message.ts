/** A text message as Twilio sends it: the fields of a form. */
export function twilioMessageSample(messageSid: string, number: number): Record<string, string> {
  return {
    ToCountry: "DE",
    SmsMessageSid: messageSid,
    NumMedia: "0",
    FromCountry: "DE",
    SmsSid: messageSid,
    SmsStatus: "received",
    Body: `Where is order #T${number}?`,
    To: "+4930000001",
    NumSegments: "1",
    MessageSid: messageSid,
    AccountSid: "AC00000000000000000000000000000000",
    From: "+4915100000001",
    ApiVersion: "2010-04-01",
  };
}
