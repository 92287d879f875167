/** The first line of a table of answers, as a person is shown it. */
export const csvHead = "question_zh,question_en,answer_zh,answer_en";
